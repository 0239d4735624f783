import type { Doc } from '@eval/core'
import { type PyValue, pyRepr, pyTypeName } from '@eval/pystd'
import type { SubmissionClass } from '@eval/task-library'
import type { AnswerFault } from './answer-fault.ts'
import { checkCodeAnswer } from './check-code-answer.ts'
import { checkEthicsAnswer } from './check-ethics-answer.ts'

/** Tasks whose right answers are integers. */
const arithmetic: ReadonlySet<string> = new Set(['SimpleAr', 'ruModAr', 'ruMultiAr'])

/**
 * What the service would say of an answer, and what it would not say: answers that can only be wrong.
 *
 * @param doc - The benchmark's record, where it is at hand.
 * @source MERA modules/scoring/src/tasks/task.py `evaluate` and the tasks' `process_results`, v1.2
 */
export function checkAnswer(
  outputs: PyValue,
  { name, answer, choices }: SubmissionClass,
  doc?: Doc,
): readonly AnswerFault[] {
  const expected = { ruethics: 'dict', code: 'list' }[answer as string] ?? 'str'
  const type = pyTypeName(outputs)
  if (type !== expected) {
    const message = `it is ${pyTypeName(outputs)} ${short(outputs)}, and must be ${words[expected]}`
    return [{ severity: 'error', code: 'doc_output_type_error', place: '', message }]
  }
  if (answer === 'ruethics') return checkEthicsAnswer(outputs)
  if (answer === 'code') return checkCodeAnswer(outputs, doc)
  if (typeof outputs !== 'string') return []
  if (choices !== undefined && !choices.includes(outputs))
    return [
      doubtful('not_a_choice', `${short(outputs)} is none of ${choices.join(', ')}, so it counts as wrong`),
    ]
  if (arithmetic.has(name) && !/^-?\d+$/.test(outputs))
    return [doubtful('not_a_number', `${short(outputs)} is no integer, so it counts as wrong`)]
  return outputs === '' ? [doubtful('empty_answer', 'it is empty')] : []
}

const words: Readonly<Record<string, string>> = {
  str: 'a text',
  dict: 'an object of five answers',
  list: 'a list: [[[result of a test, …], … one per program]]',
}

function doubtful(code: string, message: string): AnswerFault {
  return { severity: 'note', code, place: '', message }
}

function short(value: PyValue): string {
  const text = pyRepr(value)
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
