import type { Instance, Response } from '@eval/core'
import type { AnsweredInstance } from './answered-instance.ts'
import { responseValue } from './response-value.ts'

/**
 * The instances of a task with their answers; undefined if any of them was not answered.
 * @param responses - Of each instance, by repeat.
 */
export function answeredInstances(
  instances: readonly Instance[],
  responses: readonly (readonly Response[])[],
): readonly AnsweredInstance[] | undefined {
  const answered: AnsweredInstance[] = []
  for (const [index, instance] of instances.entries()) {
    const values = (responses[index] ?? []).map(responseValue)
    if (!values.every((value) => value !== undefined)) return undefined
    answered.push({ instance, values })
  }
  return answered
}
