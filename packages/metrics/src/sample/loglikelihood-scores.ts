import { pyFloat, type PyRecord } from '@eval/pystd'

export interface LoglikelihoodSample {
  /** Names of the task's metrics; others than `perplexity` and `acc` are passed over. */
  readonly metrics: readonly string[]
  /** Sum over the continuation's tokens, nats. */
  readonly logprob: number
  readonly greedy: boolean
}

/**
 * Values of one document of a `loglikelihood` task: `perplexity` is the log-probability (a float), `acc` an int.
 *
 * @source lm_eval/api/task.py (0.4.13), `ConfigurableTask.process_results`
 */
export function scoreLoglikelihood({ metrics, logprob, greedy }: LoglikelihoodSample): PyRecord {
  return {
    ...(metrics.includes('perplexity') ? { perplexity: pyFloat(logprob) } : {}),
    ...(metrics.includes('acc') ? { acc: greedy ? 1 : 0 } : {}),
  }
}
