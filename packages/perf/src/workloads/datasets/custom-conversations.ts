import { dictGet, isDict, jsonLoads, PyJsonError, type PyRecord, pyStrip, type PyValue } from '@eval/pystd'
import type { DatasetContext } from '../dataset-context.ts'
import { fitsLength } from '../fits-length.ts'
import type { Conversation, Message, Turn } from '../prompt.ts'
import { datasetFile, readLines } from '../read-lines.ts'

/**
 * Dialogues: a JSON list of messages per line. What stands between two answers is a turn; the answers themselves are left out,
 * the server gives its own. Lines that are none are skipped with a warning.
 *
 * @source evalscope/perf/plugin/datasets/custom.py, 1.10.0
 */
export async function* customConversations(context: DatasetContext): AsyncGenerator<Conversation> {
  const { settings, tokenizer } = context
  const file = datasetFile(settings)
  let line = 0
  for await (const text of readLines(file)) {
    line++
    if (pyStrip(text) === '') continue
    const messages = messagesOf(pyStrip(text))
    if (messages === undefined) {
      context.warn(`${file}, line ${line}: skipped, no JSON list of messages with "role" and "content"`)
      continue
    }
    const turns = turnsOf(messages).slice(0, settings.maxTurns ?? undefined)
    if (turns.length > 0 && startFits(turns, (first) => fitsLength(first, settings, tokenizer))) yield turns
  }
}

function messagesOf(text: string): readonly Message[] | undefined {
  let value: PyValue
  try {
    value = jsonLoads(text)
  } catch (error) {
    if (error instanceof PyJsonError) return undefined
    throw error
  }
  return Array.isArray(value) && value.length > 0 && value.every(isMessage) ? value : undefined
}

function isMessage(value: PyValue): value is PyRecord {
  return (
    isDict(value) &&
    !(value instanceof Map) &&
    dictGet(value, 'role') !== undefined &&
    dictGet(value, 'content') !== undefined
  )
}

function turnsOf(messages: readonly Message[]): Turn[] {
  const turns: Message[][] = []
  let current: Message[] = []
  for (const message of messages) {
    if (message['role'] !== 'assistant') current.push(message)
    else if (current.length > 0) {
      turns.push(current)
      current = []
    }
  }
  return [...turns, ...(current.length > 0 ? [current] : [])].map((turn) => ({ messages: turn }))
}

/** The length of the first question decides; pictures and the like have none. */
function startFits(turns: Conversation, fits: (text: string) => boolean): boolean {
  const first = turns[0]?.messages.find((message) => message['role'] === 'user')?.['content']
  return typeof first === 'string' ? fits(first) : true
}
