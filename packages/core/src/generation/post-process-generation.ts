import { pyLstrip } from '@eval/pystd'

export interface PostProcessOptions {
  /** Stop strings; the text is cut at the first occurrence of each, in their order. "" cuts nothing. */
  readonly until: readonly string[]
  /** Mark that ends the model's reasoning: what stands before its last occurrence is dropped. */
  readonly thinkEndToken?: string
}

/**
 * From what a model wrote to its answer: reasoning dropped, cut at the stop strings.
 *
 * Parity: with a think mark the text is stripped on the left also where the mark is absent.
 * @source lm_eval/models/utils.py (0.4.13), `postprocess_generated_text`
 */
export function postProcessGeneration(text: string, { until, thinkEndToken }: PostProcessOptions): string {
  const answer = thinkEndToken ? pyLstrip(text.split(thinkEndToken).at(-1) ?? '') : text
  return until.reduce((kept, stop) => (stop === '' ? kept : (kept.split(stop, 1)[0] ?? '')), answer)
}
