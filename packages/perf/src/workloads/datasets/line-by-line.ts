import { DataError } from '@eval/core'
import { isDict, jsonLoads, PyJsonError, type PyRecord, pyStrip, type PyValue } from '@eval/pystd'
import type { DatasetContext } from '../dataset-context.ts'
import { fitsLength } from '../fits-length.ts'
import { textPrompt, type WorkloadPrompt } from '../prompt.ts'
import { datasetFile, readLines } from '../read-lines.ts'

/**
 * A prompt per line, without the blanks around it. Parity: empty lines are empty prompts in 1.4 and in `custom`. In the later
 * profiles a line of `line_by_line` may be JSON: a list of messages, or a whole body.
 *
 * @source evalscope/perf/plugin/datasets/line_by_line.py, 1.4.1 and 1.10.0
 */
export async function* lineByLine({ settings, tokenizer }: DatasetContext): AsyncGenerator<WorkloadPrompt> {
  const withJson = settings.profile !== 'v1.4' && settings.dataset === 'line_by_line'
  const file = datasetFile(settings)
  let number = 0
  for await (const line of readLines(file)) {
    number++
    const text = pyStrip(line)
    if (withJson && text === '') continue
    const parsed = withJson ? jsonPrompt(text, `${file}, line ${number}`) : undefined
    if (parsed !== undefined) yield parsed
    else if (fitsLength(text, settings, tokenizer)) yield textPrompt(text, settings.applyChatTemplate)
  }
}

/** The prompt of a line of JSON; undefined for other text. @throws DataError for JSON that is neither messages nor a body. */
function jsonPrompt(text: string, place: string): WorkloadPrompt | undefined {
  const value = parsed(text)
  if (value === undefined || typeof value === 'string') return undefined
  if (isRecord(value)) return { kind: 'body', body: value }
  if (Array.isArray(value) && value.length > 0 && value.every(isRecord))
    return { kind: 'messages', messages: value }
  throw new DataError(
    `${place}: JSON that is neither a list of messages nor a body. A plain prompt that looks like JSON needs quotes around it, or --dataset custom.`,
  )
}

function parsed(text: string): PyValue | undefined {
  try {
    return jsonLoads(text)
  } catch (error) {
    if (error instanceof PyJsonError) return undefined
    throw error
  }
}

function isRecord(value: PyValue): value is PyRecord {
  return isDict(value) && !(value instanceof Map)
}
