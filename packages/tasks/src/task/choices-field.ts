import { DataError, type Doc } from '@eval/core'
import { pyStr, type PyValue } from '@eval/pystd'
import type { OutputType, TaskConfig } from '../config/task-config.ts'
import { documentField } from './document-field.ts'
import type { Task } from './task.ts'

/** `doc_to_choice` as a function of the document. @throws DataError for a multiple-choice task without it */
export function choicesField(
  config: TaskConfig,
  outputType: OutputType,
  file: string,
  functions: ReadonlyMap<string, unknown>,
): Pick<Task, 'choices'> {
  const source = config.doc_to_choice
  if (source !== undefined) {
    const field = documentField('doc_to_choice', source, functions)
    return { choices: (doc: Doc) => texts(field(doc)) }
  }
  if (outputType === 'multiple_choice') {
    throw new DataError(`${file}: task ${config.task} is a multiple_choice task and lacks \`doc_to_choice\`.`)
  }
  return {}
}

function texts(value: PyValue): readonly string[] {
  if (Array.isArray(value)) return (value as readonly PyValue[]).map(pyStr)
  throw new DataError('`doc_to_choice` must give a list.')
}
