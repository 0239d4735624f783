const stamp = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d(\.\d{1,6})?$/

/**
 * The time in the name of a log; empty where there is none.
 * @source MERA scripts/log_to_submission.py `extract_date`, v1.2
 */
export function logStamp(name: string): string {
  const last = name.split('.json')[0]?.split('_').at(-1) ?? ''
  return stamp.test(last) ? last : ''
}
