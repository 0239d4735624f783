import { DataError, type Doc } from '@eval/core'
import { dictEntries, isDict, pyStr, type PyValue } from '@eval/pystd'
import type { OpenTask } from '@eval/tasks'
import { atRecord } from './at-record.ts'
import type { EvaluationContext } from './evaluation-context.ts'

/**
 * Holds the documents of a task against what will be needed of them after they were answered, before anything is asked.
 *
 * @throws DataError naming task, record and field.
 */
export function checkDocuments({ task, documents }: OpenTask, { checkDocument }: EvaluationContext): void {
  for (const { docId, doc } of documents) {
    atRecord(task.name, docId, () => {
      checkText(doc)
      task.target(doc)
      checkDocument?.(task.name, doc)
    })
  }
}

/** Half a surrogate pair (`"\ud83d"` in JSON) is no Unicode text: it has no UTF-8 form, so neither hash nor file can hold it. */
function checkText(doc: Doc): void {
  for (const [name, value] of dictEntries(doc)) {
    const where = malformedText(value, pyStr(name))
    if (where === undefined) continue
    throw new DataError(
      `the text of "${where}" holds half of a surrogate pair, which is no Unicode text. Mend the record.`,
    )
  }
}

/** Path of the first text that is not well-formed. */
function malformedText(value: PyValue, path: string): string | undefined {
  if (typeof value === 'string') return value.isWellFormed() ? undefined : path
  const inside: readonly (readonly [PyValue, PyValue])[] = Array.isArray(value)
    ? value.map((item, index) => [index, item])
    : isDict(value)
      ? dictEntries(value)
      : []
  for (const [key, item] of inside) {
    const found = malformedText(item, `${path}.${pyStr(key)}`)
    if (found !== undefined) return found
  }
  return undefined
}
