import type { Answer } from './scorer-messages.ts'

/** Largest difference of two sums of log-probabilities that counts as equal, nats. */
const TOLERANCE = 1e-3

/**
 * Makes sure that both sides gave the same answers: sums within {@link TOLERANCE}, equal greedy flags. Returns the largest
 * difference, nats.
 *
 * @throws Error naming the first request that differs: a faster wrong answer is worth nothing.
 */
export function compareAnswers(ours: readonly Answer[], theirs: readonly Answer[], what: string): number {
  if (ours.length !== theirs.length)
    throw new Error(`${what}: ${ours.length} answers, the peer has ${theirs.length}.`)
  let largest = 0
  for (const [index, [logprob, greedy]] of ours.entries()) {
    const [expected, expectedGreedy] = theirs[index] ?? [Number.NaN, false]
    const difference = Math.abs(logprob - expected)
    if (!(difference <= TOLERANCE) || greedy !== expectedGreedy) {
      throw new Error(
        `${what}, request ${index}: ours ${logprob} (greedy ${greedy}), the peer's ${expected} (greedy ${expectedGreedy}).`,
      )
    }
    largest = Math.max(largest, difference)
  }
  return largest
}
