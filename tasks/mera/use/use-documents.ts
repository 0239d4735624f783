import { DataError, type Doc } from '@eval/core'
import { dictGet, isDict, PyError, pyRepr, strFormat } from '@eval/pystd'
import { recordField, recordMeta } from '../record-field.ts'

/** How an exercise is shown without its instruction, by `meta.type`. */
const FORMATS: ReadonlyMap<unknown, string> = new Map([
  ['text', 'Задание: {task}\n{text}\nОтвет:'],
  ['multiple_choice_options_within_text', 'Задание: {task}\n{text}\nОтвет:'],
  [
    'matching',
    'Задание: {task}\nТекст: {text}\nРецензии: {additional_text}\nСписок терминов:\n{choices}\nОтвет:',
  ],
  ['multiple_choice_based_on_text', 'Задание: {task}\nТекст: {text}\nВарианты ответа:\n{choices}\nОтвет:'],
  ['multiple_choice_independent_options', 'Задание: {task}\nВарианты ответа:\n{choices}\nОтвет:'],
])

/**
 * The records of USE with a last field `doc_to_text_without_instruction`, which is logged and hashed with them.
 * @throws DataError for a record of unknown type, or without the fields of its type
 * @source MERA benchmark_tasks/use/utils.py process_docs (v1.2.0)
 */
export function processDocs(docs: readonly Doc[]): readonly Doc[] {
  return docs.map((doc, index) => ({ ...doc, doc_to_text_without_instruction: shown(doc, index) }))
}

function shown(doc: Doc, index: number): string {
  const type = dictGet(recordMeta(doc), 'type') ?? null
  const format = FORMATS.get(type)
  if (format === undefined) {
    const known = [...FORMATS.keys()].join(', ')
    throw new DataError(`USE, record ${index}: "meta.type" is ${pyRepr(type)}, which is none of ${known}.`)
  }
  const inputs = recordField(doc, 'inputs')
  if (!isDict(inputs)) throw new DataError(`USE, record ${index}: the column "inputs" must be a struct.`)
  try {
    return strFormat(format, [], inputs)
  } catch (error) {
    if (!(error instanceof PyError)) throw error
    throw new DataError(
      `USE, record ${index}: "inputs" lacks a field of the type ${pyRepr(type)} (${error.message}).`,
      {
        cause: error,
      },
    )
  }
}
