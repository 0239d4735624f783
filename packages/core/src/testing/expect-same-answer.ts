import type { Response } from '../response.ts'
import { expectClose, expectEqual } from './expectations.ts'

/** @throws ConformanceError unless both say the same, log-probabilities within `tolerance` nats. */
export function expectSameAnswer(
  actual: Response,
  expected: Response,
  tolerance: number,
  what: string,
): void {
  expectEqual(actual.state, expected.state, `${what}: state`)
  if ('logprob' in actual && 'logprob' in expected) {
    expectClose(actual.logprob, expected.logprob, tolerance, `${what}: logprob`)
    expectEqual(actual.greedy, expected.greedy, `${what}: greedy`)
  }
  if ('text' in actual && 'text' in expected) expectEqual(actual.text, expected.text, `${what}: text`)
}
