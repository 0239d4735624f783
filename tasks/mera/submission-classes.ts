/** Task name → the name of its file in a submission (without `.json`). @source MERA scripts/log_to_submission.py (v1.2.0) */
export const meraSubmissionClasses: Readonly<Record<string, string>> = {
  rummlu: 'ruMMLU',
}
