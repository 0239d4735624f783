import type { PyValue } from '@eval/pystd'
import type { Endpoint } from './endpoint.ts'

/**
 * Prompts as the body holds them: lists of ids; or a text, and with a batch size above 1 a list of texts. Ids become texts
 * where the endpoint is sent texts.
 *
 * @source lm_eval/models/api_models.py (0.4.13), `TemplateAPI.create_message`
 */
export async function promptPayload(
  { settings, tokenizer }: Endpoint,
  prompts: readonly (string | Int32Array)[],
): Promise<PyValue> {
  if (settings.tokenizedRequests) return prompts.map((prompt) => Array.from<PyValue>(prompt))
  const texts: string[] = []
  for (const prompt of prompts) {
    texts.push(typeof prompt === 'string' ? prompt : ((await tokenizer?.decode(prompt)) ?? ''))
  }
  return settings.batchSize <= 1 ? (texts[0] ?? '') : texts
}
