import { dictEntries, dictFromEntries, type PyDict, pyStr, type PyValue } from '@eval/pystd'

/** What the line above the results table tells about a run. */
export interface RunHeader {
  readonly model: string
  readonly modelArgs: PyDict
  readonly genKwargs: PyDict
  /** As given: a float from the command line (prints `5.0`), as written from a configuration file. */
  readonly limit: PyValue
  readonly numFewshot: PyValue
  readonly batchSize: PyValue
  /** What `auto` settled on; none is shown where empty. */
  readonly batchSizes?: readonly number[]
}

/**
 * The line that lm_eval prints above its results table, without line break.
 * @source lm_eval/_cli/run.py, 0.4.13
 */
export function printedHeader(run: RunHeader): string {
  const modelArgs = dictFromEntries(dictEntries(run.modelArgs).filter(([key]) => key !== 'trust_remote_code'))
  const sizes = run.batchSizes?.length ? ` (${run.batchSizes.join(',')})` : ''
  return (
    `${run.model} (${pyStr(modelArgs)}), gen_kwargs: (${pyStr(run.genKwargs)}), limit: ${pyStr(run.limit)}, ` +
    `num_fewshot: ${pyStr(run.numFewshot)}, batch_size: ${pyStr(run.batchSize)}${sizes}`
  )
}
