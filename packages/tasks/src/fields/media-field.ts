import type { Doc } from '@eval/core'
import type { PyValue } from '@eval/pystd'
import { type FunctionReference, isFunctionReference } from '../loading/function-reference.ts'
import { isList } from '../loading/shapes.ts'
import { columnValue } from './column-value.ts'
import type { FieldScope } from './field-scope.ts'
import { literalValue } from './literal-value.ts'

/**
 * `doc_to_image` and `doc_to_audio`: a column, a list of columns, a function, or a template that gives a Python literal.
 * What is null in a list is left out.
 * @param key - The key, for messages.
 * @source lm_eval/api/task.py `ConfigurableTask.doc_to_image`, `doc_to_audio` (0.4.13)
 */
export function mediaField(
  key: string,
  source: PyValue,
  scope: Omit<FieldScope, 'hasChoices'>,
  functionOf: (reference: FunctionReference) => (doc: Doc) => PyValue,
): (doc: Doc) => PyValue {
  if (isFunctionReference(source)) return functionOf(source)
  if (isList(source)) {
    const fields = source.map((one) => mediaField(key, one, scope, functionOf))
    return (doc) => fields.map((field) => field(doc)).filter((value) => value !== null)
  }
  if (typeof source !== 'string') return () => null
  if (scope.columns.has(source)) return columnValue(key, source)
  const render = scope.compile(source)
  return (doc) => literalValue(key, render(doc))
}
