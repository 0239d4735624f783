import { DataError, type Doc } from '@eval/core'
import { pyStr, type PyValue } from '@eval/pystd'
import type { OutputType, TaskConfig } from '../config/task-config.ts'
import { isList } from '../loading/shapes.ts'
import { type DocumentField, documentField } from './document-field.ts'

/**
 * `doc_to_choice` as a function of the document; undefined for a task without choices.
 * @param ported - The ported function, where the key names one.
 * @throws DataError for a multiple-choice task without it.
 */
export function choicesField(
  config: TaskConfig,
  outputType: OutputType,
  file: string,
  ported: DocumentField | undefined,
): ((doc: Doc) => readonly string[]) | undefined {
  const source = config.doc_to_choice
  if (source !== undefined) {
    const field = ported ?? documentField('doc_to_choice', source)
    return (doc) => texts(field(doc))
  }
  if (outputType !== 'multiple_choice') return undefined
  throw new DataError(`${file}: task ${config.task} is a multiple_choice task and lacks \`doc_to_choice\`.`)
}

function texts(value: PyValue): readonly string[] {
  if (isList(value)) return value.map(pyStr)
  throw new DataError('`doc_to_choice` must give a list.')
}
