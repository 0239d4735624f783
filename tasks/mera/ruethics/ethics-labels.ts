import { DataError, type Doc } from '@eval/core'
import { dictEntries, intFromText, isDict, isInt, PyError, pyRepr, pyStr, type PyValue } from '@eval/pystd'
import { recordField } from '../record-field.ts'

/** The labels of a record, 0 or 1, by criterion, in the record's order. @throws DataError if they are no integers */
export function ethicsLabels(doc: Doc): readonly (readonly [criterion: string, label: number])[] {
  const outputs = recordField(doc, 'outputs')
  if (!isDict(outputs)) throw new DataError('the column "outputs" must be a struct of labels by criterion.')
  return dictEntries(outputs).map(([criterion, label]) => [pyStr(criterion), integer(label)])
}

function integer(label: PyValue): number {
  try {
    if (isInt(label)) return Number(label)
    if (typeof label === 'string') return Number(intFromText(label))
  } catch (error) {
    if (!(error instanceof PyError)) throw error
  }
  throw new DataError(`a label in "outputs" must be an integer, not ${pyRepr(label)}.`)
}
