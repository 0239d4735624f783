import type { Conversation, WorkloadPrompt } from '../workloads/prompt.ts'

/** A source of prompts. It may end before as many came as were asked for; they are then taken from the start again. */
export type Workload =
  | { readonly kind: 'prompts'; readonly prompts: AsyncIterable<WorkloadPrompt> }
  | { readonly kind: 'conversations'; readonly conversations: AsyncIterable<Conversation> }
