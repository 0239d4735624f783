import { type Doc, EncodedMedia } from '@eval/core'
import { dictEntries, pyStr, type PyValue } from '@eval/pystd'
import type { TaskConfig } from '../config/task-config.ts'
import { mediaKeys } from '../fields/media-keys.ts'
import { isList } from '../loading/shapes.ts'
import type { Template } from '../prompt/template/compile-template.ts'
import { mergeFields } from '../prompt/template/fields/field-shape.ts'
import { madeUpDocument } from '../prompt/template/fields/made-up-document.ts'
import { taskTemplates } from './task-templates.ts'

/** A key that is one word: the name of a column, unless it is a number. */
const COLUMN = /^(?!\d+$)[\p{L}\p{N}_]+(?:[ -][\p{L}\p{N}_]+)?$/u

const LETTERS = ['A', 'B', 'C', 'D']

/**
 * Documents made up for a task: the fields its templates read, and the columns its keys name. They differ in one field that
 * nothing reads, so that each can be told from the others.
 * @param compile - Compiles a template, which is known not to be malformed.
 */
export function madeUpRows(
  config: TaskConfig,
  count: number,
  compile: (source: string) => Template,
): readonly Doc[] {
  const templates = [...taskTemplates(config)].flatMap(([key, source]) => [source, ...asList(key, source)])
  const fields = madeUpDocument(mergeFields(templates.map((source) => compile(source).fields)))
  const document = new Map(dictEntries(fields).map(([key, value]) => [pyStr(key), value]))
  for (const [key, source] of taskTemplates(config)) {
    if (COLUMN.test(source)) document.set(source, columnValue(key, source, document.get(source), config))
  }
  for (const [column, media] of mediaColumns(config)) document.set(column, media)
  return Array.from(
    { length: count },
    (_, row): Doc => Object.fromEntries([...document, ['made-up row', row]]),
  )
}

/** Columns that requests show as images or sounds. */
function mediaColumns(config: TaskConfig): readonly (readonly [string, EncodedMedia])[] {
  return mediaKeys(config).flatMap(({ key, source }) => {
    const kind = key === 'doc_to_image' ? 'image' : 'audio'
    const columns = (isList(source) ? source : [source]).filter((one) => typeof one === 'string')
    return columns
      .filter((column) => COLUMN.test(column))
      .map((column) => [column, new EncodedMedia(kind, new Uint8Array())] as const)
  })
}

/** Choices that are a field are a list: as if the template went through it. */
function asList(key: string, source: string): readonly string[] {
  const field = /^\{\{\s*([\p{L}\p{N}_.]+)\s*\}\}$/u.exec(source)?.[1]
  return key.endsWith('doc_to_choice') && field !== undefined
    ? [`{% for choice in ${field} %}{% endfor %}`]
    : []
}

/** Texts, but a list of choices, and the place of the right one. */
function columnValue(
  key: string,
  column: string,
  used: PyValue | undefined,
  { output_type: type, doc_to_choice: choices }: TaskConfig,
): PyValue {
  if (key.endsWith('doc_to_choice')) return isList(used) ? used : LETTERS
  if (used !== undefined) return used
  if (!key.endsWith('doc_to_target') || type !== 'multiple_choice') return `the ${column}`
  return isList(choices) && choices.every((choice) => typeof choice === 'number') ? (choices[0] ?? 0) : 0
}
