import { readFileSync } from 'node:fs'
import { DataError, UsageError } from '@eval/core'
import {
  dictEntries,
  dictFromEntries,
  isDict,
  jsonLoads,
  PyJsonError,
  type PyDict,
  type PyValue,
} from '@eval/pystd'

/**
 * The template of --query-template: JSON, or `@` and the path of a file with it.
 *
 * @throws UsageError for what is no JSON object; DataError for a file that is not there.
 */
export function readTemplate(option: string): PyDict {
  const text = option.startsWith('@') ? readFile(option.slice(1)) : option
  let value: PyValue
  try {
    value = jsonLoads(text)
  } catch (error) {
    if (!(error instanceof PyJsonError)) throw error
    throw new UsageError(`--query-template is not JSON: ${error.message}`)
  }
  if (!isDict(value)) throw new UsageError('--query-template must be a JSON object')
  return value
}

function readFile(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new DataError(
      `--query-template: ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

/** Texts for the marks of a template. */
export interface TemplateTexts {
  readonly model: string
  readonly prompt: string
}

/** A template with `%m` and `%p` filled in, in every text at any depth. Other `%x` stay. */
export function fillTemplate(value: PyValue, texts: TemplateTexts): PyValue {
  if (typeof value === 'string')
    return value.replace(/%[mp]/g, (mark) => (mark === '%m' ? texts.model : texts.prompt))
  if (Array.isArray(value)) return value.map((item: PyValue) => fillTemplate(item, texts))
  if (!isDict(value)) return value
  return dictFromEntries([...dictEntries(value)].map(([key, item]) => [key, fillTemplate(item, texts)]))
}

/** Whether the template says where the prompt goes. */
export function hasPromptMark(value: PyValue): boolean {
  if (typeof value === 'string') return value.includes('%p')
  if (Array.isArray(value)) return value.some(hasPromptMark)
  return isDict(value) && [...dictEntries(value)].some(([, item]) => hasPromptMark(item))
}
