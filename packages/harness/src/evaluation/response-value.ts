import type { Response } from '@eval/core'
import { pyFloat, PyTuple, type PyValue } from '@eval/pystd'

/**
 * A response as filters and log lines see it: `(logprob, greedy)`, the log-probability of a rolling request, or the text.
 * Undefined for a request that was not answered: it must never be scored.
 */
export function responseValue(response: Response): PyValue | undefined {
  switch (response.state) {
    case 'refused':
    case 'error':
      return undefined
    case 'ok':
    case 'truncated':
      return answeredValue(response)
    default:
      return response satisfies never
  }
}

function answeredValue(response: Extract<Response, { state: 'ok' | 'truncated' }>): PyValue {
  if (response.type === 'generate_until') return response.text
  const logprob = pyFloat(response.logprob)
  return response.type === 'loglikelihood' ? new PyTuple([logprob, response.greedy]) : logprob
}
