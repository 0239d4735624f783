/** Tasks that generate in either mode: their logs belong to both submissions. */
const alwaysGenerative = [
  'chegeka',
  'multiq',
  'rudetox',
  'ruhumaneval',
  'rucodeeval',
  'rumodar',
  'rumultiar',
  'simplear',
  'use',
]

/**
 * Whether a log is published with a submission of this mode.
 *
 * Parity: every log counts, also an older one and one of another split, and the names of tasks are looked for anywhere in
 * the file's name.
 *
 * @source MERA scripts/log_to_submission.py `pack_submission_logs`, v1.2
 */
export function isPublicLog(fileName: string, generated: boolean): boolean {
  const name = fileName.toLowerCase()
  return name.includes('_gen') === generated || alwaysGenerative.some((task) => name.includes(task))
}
