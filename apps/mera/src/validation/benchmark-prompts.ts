import type { ChatMessage, ChatRenderer, HarnessProfile, Instance } from '@eval/core'
import type { DatasetSource } from '@eval/datasets'
import { type PyDict, pyStr } from '@eval/pystd'
import { meraLibrary } from '@eval/task-library'
import { buildTaskIndex, loadTask, openTask, type OpenTask, type TaskIndex } from '@eval/tasks'

/** The records and prompts of a task as the benchmark has them. */
export interface BenchmarkPrompts {
  /** The document as it is logged; undefined beyond the last. */
  document(docId: number): PyDict | undefined
  /** Plain text, or the messages of a conversation. */
  prompt(docId: number): string | readonly Message[] | undefined
}

/** A message whose content is text. */
export interface Message {
  readonly role: string
  readonly content: string
}

/** What a run can change about prompts without leaving the benchmark. */
export interface BenchmarkPromptSettings {
  readonly profile: HarnessProfile
  readonly chat: boolean
  readonly multiturn: boolean
  readonly system?: string
}

/** Seed of the benchmark's own scripts. */
const seed = 1234

/**
 * Builds the prompts of a task as the benchmark's scripts do. Undefined for a task that is not built, and for ruTiE, whose
 * prompts hold the model's own answers.
 *
 * @throws DataError for data that does not fit the task; DatasetNotFoundError where a split is missing.
 */
export async function benchmarkPrompts(
  taskName: string,
  source: DatasetSource,
  { profile, chat, multiturn, system }: BenchmarkPromptSettings,
): Promise<BenchmarkPrompts | undefined> {
  const index = await taskIndex()
  if (taskName.startsWith('rutie') || index.entries.get(taskName)?.kind !== 'task') return undefined
  const opened = await openTask(await loadTask(taskName, index), source, {
    fewshotSeed: seed,
    fewshotAsMultiturn: multiturn,
    profile,
    ...(chat ? { chat: messagesRenderer } : {}),
    ...(system === undefined ? {} : { systemInstruction: system }),
  })
  return onDemand(opened)
}

let known: Promise<TaskIndex> | undefined

/** The task files are looked through once. */
async function taskIndex(): Promise<TaskIndex> {
  known ??= buildTaskIndex([meraLibrary])
  return known
}

function onDemand(opened: OpenTask): BenchmarkPrompts {
  const prompts = new Map<number, string | readonly Message[]>()
  const instances = opened.instances()
  return {
    document: (docId) => opened.documents[docId]?.doc,
    prompt(docId) {
      while (!prompts.has(docId)) {
        const { value, done } = instances.next()
        if (done === true) break
        if (!prompts.has(value.docId)) prompts.set(value.docId, promptOf(value))
      }
      return prompts.get(docId)
    },
  }
}

function promptOf({ request }: Instance): string | readonly Message[] {
  const prompt = request.type === 'loglikelihood_rolling' ? request.text : request.context
  if (typeof prompt === 'string') return prompt
  return prompt.messages.map(({ role, content }) => ({ role, content: textOf(content) }))
}

/** Keeps the messages apart. */
const messagesRenderer: ChatRenderer = { template: null, render: (messages) => ({ messages }) }

function textOf(content: ChatMessage['content']): string {
  if (typeof content === 'string') return content
  return content.map((part) => (part.type === 'text' ? part.text : pyStr(part.type))).join('')
}
