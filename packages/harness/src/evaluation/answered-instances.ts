import type { Instance } from '@eval/core'
import type { Answers } from './answer-requests.ts'
import type { AnsweredInstance } from './answered-instance.ts'
import { responseValue } from './response-value.ts'

/** The instances of a task with their answers; undefined if any of them was not answered. */
export function answeredInstances(
  instances: readonly Instance[],
  answers: Answers,
): readonly AnsweredInstance[] | undefined {
  const answered: AnsweredInstance[] = []
  for (const instance of instances) {
    const values = (answers.get(instance) ?? []).map(responseValue)
    if (!values.every((value) => value !== undefined)) return undefined
    answered.push({ instance, values })
  }
  return answered
}
