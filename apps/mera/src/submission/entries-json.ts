import { jsonDumps, type PyRecord } from '@eval/pystd'

/** Answers as the text of a submission file. @source MERA scripts/log_to_submission.py `save_json`, v1.2 */
export function entriesJson(test: readonly PyRecord[]): string {
  return jsonDumps({ data: { test } }, { indent: 4, ensureAscii: false })
}
