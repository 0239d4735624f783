import type { PyRecord } from '@eval/pystd'
import type { ChatRenderer } from '../chat-renderer.ts'
import type { Doc } from '../doc.ts'
import type { Prompt } from '../prompt.ts'
import type { HarnessProfile } from './harness-profile.ts'

/** What one run decides about prompts, the same for every task. */
export interface PromptSettings {
  /** Number of examples before the question. */
  readonly numFewshot: number
  /** Seed of the few-shot sampler; each task starts its own generator from it. */
  readonly fewshotSeed: number
  readonly systemInstruction?: string
  /** Render as a conversation; absent: plain text. */
  readonly chat?: ChatRenderer
  /** Examples as turns of the conversation. Only with `chat`. */
  readonly fewshotAsMultiturn: boolean
  /** Whose habits to follow where lm_eval's versions differ; absent: the newest, 0.4.13. */
  readonly profile?: HarnessProfile
}

/** What a strategy may know of its task. */
export interface PromptTask {
  readonly name: string
  /** The `prompt` block of the task file, as written. */
  readonly prompt: PyRecord
  /** Documents that examples are drawn from, in order. */
  readonly fewshotPool: readonly Doc[]
  /** The text an example's answer is shown as. */
  target(doc: Doc): string
  /** The answers a model chooses from, in tasks that have choices. */
  choices?(doc: Doc): readonly string[]
  readonly targetDelimiter: string
  readonly fewshotDelimiter: string
}

/** Builds prompts; holds the task's random generator. */
export interface PromptBuilder {
  /** Called once per evaluated document, strictly in document order: each call may draw examples. */
  build(doc: Doc): Prompt
}

/** A way to make prompts from documents, e.g. MERA's few-shot builder. */
export type PromptStrategy = (task: PromptTask, settings: PromptSettings) => PromptBuilder
