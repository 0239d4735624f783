import { dictEntries, dictFromEntries, jsonDumps, pyStr, type PyDict, type PyValue } from '@eval/pystd'
import type { SampleRecord } from '../sample-record.ts'
import { escapeLoneSurrogates } from './escape-lone-surrogates.ts'
import { jsonFallback } from './json-fallback.ts'
import { leavesAsText } from './leaves-as-text.ts'
import type { SampleFormat } from './sample-format.ts'

type Entry = readonly [string, PyValue]

/**
 * A record as one line of a samples file, without the line break.
 * @source lm_eval/loggers/evaluation_tracker.py `save_results_samples`, 0.4.13
 */
export function sampleLine(record: SampleRecord, format: SampleFormat = 'lm-eval-0.4.13'): string {
  const entries: (readonly [PyValue, PyValue])[] = [
    ['doc_id', record.docId],
    ['doc', record.doc],
    ['target', pyStr(record.target)],
    ['arguments', namedArguments(record.arguments)],
    ['resps', leavesAsText(record.resps)],
    ['filtered_resps', leavesAsText(record.filteredResps)],
    ...filterEntries(record, format),
    ['doc_hash', record.docHash],
    ['prompt_hash', record.promptHash],
    ['target_hash', record.targetHash],
    ...dictEntries(record.scores),
  ]
  // A metric named like one of the keys replaces its value, as `dict.update` does.
  const line = jsonDumps(dictFromEntries(entries), { ensureAscii: false, fallback: jsonFallback })
  return escapeLoneSurrogates(line)
}

function filterEntries(record: SampleRecord, format: SampleFormat): readonly Entry[] {
  switch (format) {
    case 'mera-0.4.4':
      return []
    case 'mera-0.4.8':
    case 'lm-eval-0.4.13':
      return [
        ['filter', record.filter],
        ['metrics', record.metrics],
      ]
    default:
      return format satisfies never
  }
}

function namedArguments(requests: readonly (readonly PyValue[])[]): PyDict {
  return dictFromEntries(
    requests.map((values, request) => [
      `gen_args_${request}`,
      dictFromEntries(values.map((value, index) => [`arg_${index}`, value])),
    ]),
  )
}
