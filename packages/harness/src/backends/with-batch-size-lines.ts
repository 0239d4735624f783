import {
  type Backend,
  type BackendMiddleware,
  type ModelReport,
  type RequestType,
  wrapBackend,
} from '@eval/core'

/**
 * Says which batch size `auto` means, in lm_eval's words, when a backend that chooses one is first asked for something; and reports that
 * size only once continuations were scored.
 *
 * Parity: lm_eval keeps the sizes of scored continuations, not those of texts and generation.
 *
 * @param print - Prints a line on standard output.
 * @source lm_eval/models/huggingface.py `_batch_scheduler`, `loglikelihood_rolling`, `generate_until`, 0.4.13
 */
export function withBatchSizeLines(print: (text: string) => void): BackendMiddleware {
  return (next) => {
    if (next.report.batchSizes === undefined) return next
    const { batchSizes: _hidden, ...before } = next.report
    let report: ModelReport = before
    const said = new Set<RequestType>()
    const wrapped = wrapBackend(next, (requests, options) => {
      const type = requests[0]?.type
      if (type !== undefined && !said.has(type)) for (const line of linesOf(type, next)) print(line)
      if (type !== undefined) said.add(type)
      if (type === 'loglikelihood') report = next.report
      return next.run(requests, options)
    })
    return Object.defineProperty(wrapped, 'report', { get: () => report, enumerable: true })
  }
}

function linesOf(type: RequestType, { report }: Backend): readonly string[] {
  const scored = report.batchSizes?.[0] ?? 1
  if (type === 'loglikelihood')
    return [
      'Passed argument batch_size = auto:1. Detecting largest batch size',
      `Determined largest batch size: ${scored}`,
    ]
  const size = type === 'generate_until' ? (report.generationBatchSize ?? scored) : scored
  return [
    'Passed argument batch_size = auto. Detecting largest batch size',
    `Determined Largest batch size: ${size}`,
  ]
}
