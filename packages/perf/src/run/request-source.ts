import { readFile } from 'node:fs/promises'
import { jsonDumps } from '@eval/pystd'
import type { ApiFormat } from '../options/api-format.ts'
import type { BodyContext } from '../workloads/bodies/body-context.ts'
import { buildBody } from '../workloads/bodies/build-body.ts'
import type { DatasetContext } from '../workloads/dataset-context.ts'
import { emptyDataset, openWorkload } from './open-workload.ts'
import { type Conversation, textPrompt, type WorkloadPrompt } from '../workloads/prompt.ts'
import { unreadable } from '../workloads/read-lines.ts'

/** What a load point asks: prompts, or whole dialogues; taken from the start again where there are too few. */
export type RequestSource =
  | { readonly kind: 'prompts'; readonly prompts: readonly WorkloadPrompt[] }
  | { readonly kind: 'conversations'; readonly conversations: readonly Conversation[] }

/**
 * Reads what a load point asks before it starts, so that reading does not delay it.
 *
 * @throws UsageError, DataError as the dataset does, and for one without a single prompt that fits.
 */
export async function readRequests(context: DatasetContext): Promise<RequestSource> {
  const { settings } = context
  if (settings.prompt !== null) {
    const text = await promptOption(settings.prompt)
    return { kind: 'prompts', prompts: [textPrompt(text, settings.applyChatTemplate)] }
  }
  const workload = openWorkload(context)
  if (workload.kind === 'conversations') {
    const conversations = await take(workload.conversations, context.count)
    if (conversations.length === 0) throw emptyDataset(settings)
    return { kind: 'conversations', conversations }
  }
  const prompts = await take(workload.prompts, context.count)
  if (prompts.length === 0) throw emptyDataset(settings)
  return { kind: 'prompts', prompts }
}

/** The text of --prompt, or that of the file after `@`. */
async function promptOption(option: string): Promise<string> {
  if (!option.startsWith('@')) return option
  const file = option.slice(1)
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw unreadable(file, error)
  }
}

async function take<T>(source: AsyncIterable<T>, count: number): Promise<T[]> {
  const taken: T[] = []
  if (count === 0) return taken
  for await (const item of source) {
    taken.push(item)
    if (taken.length >= count) break
  }
  return taken
}

/** Body of a request as it is sent. */
export interface RequestBody {
  readonly text: string
  readonly stream: boolean
}

/** The text of a prompt's body: blanks after commas and colons, and characters as they are, as EvalScope sends it. */
export function requestBody(format: ApiFormat, prompt: WorkloadPrompt, context: BodyContext): RequestBody {
  const body = buildBody(format, prompt, context)
  const stream = new Map(body instanceof Map ? body : Object.entries(body)).get('stream')
  const implied = format === 'dashscope' && context.settings.stream === true
  return { text: jsonDumps(body, { ensureAscii: false }), stream: stream === true || implied }
}
