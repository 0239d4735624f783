import { DataError, type Doc } from '@eval/core'
import { dictEntries, isDict, type PyDict, pyRepr, PyTuple, type PyValue } from '@eval/pystd'
import { columnValue } from './column-value.ts'
import type { FieldScope } from './field-scope.ts'
import { literalValue } from './literal-value.ts'

/**
 * `doc_to_choice`: a list, the values of a mapping, a column, or a template that gives a Python list.
 * @source lm_eval/api/task.py `ConfigurableTask.doc_to_choice` (0.4.13)
 * @throws DataError from the function, for what is no list.
 */
export function choiceField(
  source: string | readonly PyValue[] | PyDict,
  scope: Omit<FieldScope, 'hasChoices'>,
): (doc: Doc) => readonly PyValue[] {
  if (typeof source !== 'string') {
    const choices = isDict(source) ? dictEntries(source).map(([, value]) => value) : source
    return () => choices
  }
  if (scope.columns.has(source)) {
    const value = columnValue('doc_to_choice', source)
    return (doc) => listOf(value(doc))
  }
  const render = scope.compile(source)
  return (doc) => listOf(literalValue('doc_to_choice', render(doc)))
}

function listOf(value: PyValue): readonly PyValue[] {
  if (Array.isArray(value)) return value as readonly PyValue[]
  if (value instanceof PyTuple) return value.items
  // Parity: lm_eval goes through a text as through a list; columns that hold the text of a list are met in its library.
  if (typeof value === 'string') return Array.from(value)
  throw new DataError(`\`doc_to_choice\` must give a list, not ${pyRepr(value)}.`)
}
