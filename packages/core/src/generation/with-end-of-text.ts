/**
 * Stop strings with the end-of-text string appended, unless it is there already.
 *
 * @source lm_eval/models/utils.py (0.4.13), `handle_stop_sequences`
 */
export function withEndOfText(until: readonly string[], endOfText: string | undefined): readonly string[] {
  return endOfText === undefined || until.includes(endOfText) ? until : [...until, endOfText]
}
