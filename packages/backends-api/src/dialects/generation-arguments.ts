import { type GenerationOptions, UsageError, withEndOfText } from '@eval/core'
import { pyRepr, type PyRecord, type PyValue } from '@eval/pystd'

/** Generation arguments as the API backends read them. */
export interface GenerationArguments {
  readonly maxTokens: PyValue
  /** 0 unless given. */
  readonly temperature: PyValue
  /** `until` as given; undefined where it is not. */
  readonly until: PyValue | undefined
  /** What is left, in its order: sent to the server as it is, and winning over everything else. */
  readonly rest: PyRecord
}

/**
 * Takes generation arguments apart.
 *
 * Parity: only `max_tokens` and `max_gen_toks` limit new tokens. `max_tokens` wins, and `max_gen_toks` is then sent along;
 * `max_new_tokens` and the like are sent along and limit nothing here. `do_sample` is dropped: the temperature decides.
 * @param maxTokensKeys - Names of the limit, the first that is given counts.
 * @source lm_eval/models/openai_completions.py (0.4.13), `_create_payload`
 */
export function generationArguments(
  generation: GenerationOptions,
  defaultMaxTokens: number,
  maxTokensKeys: readonly string[] = ['max_tokens', 'max_gen_toks'],
): GenerationArguments {
  const key = maxTokensKeys.find((name) => generation[name] !== undefined)
  const taken = ['do_sample', 'temperature', 'until', ...(key === undefined ? [] : [key])]
  return {
    maxTokens: key === undefined ? defaultMaxTokens : (generation[key] ?? null),
    temperature: generation['temperature'] === undefined ? 0 : generation['temperature'],
    until: generation['until'],
    rest: Object.fromEntries(Object.entries(generation).filter(([name]) => !taken.includes(name))),
  }
}

/**
 * Stop strings as a list, with the text that ends every generation.
 *
 * @throws UsageError if `until` is neither a text nor a list of texts.
 * @source lm_eval/models/utils.py (0.4.13), `handle_stop_sequences`
 */
export function stopStrings(until: PyValue | undefined, eos: string | null | undefined): readonly string[] {
  const given = until === undefined || until === null ? [] : typeof until === 'string' ? [until] : until
  if (!Array.isArray(given) || !given.every((item) => typeof item === 'string')) {
    throw new UsageError(
      `The generation argument until is ${pyRepr(until ?? null)}; it must be a text or a list of texts. ` +
        'Correct generation_kwargs in the task file, or --gen_kwargs.',
    )
  }
  return withEndOfText(given, eos ?? undefined)
}
