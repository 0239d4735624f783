import type { Endpoint } from './endpoint.ts'

/**
 * The text that ends every generation, found out once: the configured one, else the tokenizer's.
 *
 * Parity: undefined where requests are sent beside each other: lm_eval then hands no such text to the endpoint, so that
 * `num_concurrent` changes the stop strings.
 * @source lm_eval/models/api_models.py (0.4.13), `eos_string`, `amodel_call`
 */
export function endOfText({ settings, tokenizer }: Endpoint): () => Promise<string | null | undefined> {
  if (settings.concurrency > 1) return async () => undefined
  let known: Promise<string | null> | undefined
  return () =>
    (known ??= settings.eosString
      ? Promise.resolve(settings.eosString)
      : (tokenizer?.eosText() ?? Promise.resolve(null)))
}
