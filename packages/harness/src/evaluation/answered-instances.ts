import type { Instance } from '@eval/core'
import type { PyValue } from '@eval/pystd'
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
    const values: PyValue[] = []
    for (const response of answers.get(instance) ?? []) {
      const value = responseValue(response)
      if (value === undefined) return undefined
      values.push(value)
    }
    answered.push({ instance, values })
  }
  return answered
}
