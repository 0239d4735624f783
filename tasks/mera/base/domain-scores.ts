import type { ProcessResults } from '../process-results.ts'
import { dictGet, pyStr } from '@eval/pystd'
import { choiceScores } from '../choice-scores.ts'
import { recordMeta } from '../record-field.ts'

/**
 * `acc` and `acc.<domain>`, or `em` and `em.<domain>`, of a question with four choices.
 * @source MERA benchmark_tasks/rummlu/utils.py process_results (v1.2.0)
 */
export const processResults: ProcessResults = choiceScores({
  choices: ['A', 'B', 'C', 'D'],
  suffix: (doc) => `.${pyStr(dictGet(recordMeta(doc), 'domain') ?? null)}`,
})
