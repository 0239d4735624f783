/** @source lm_eval/models/anthropic_llms.py (0.4.13), `AnthropicChat.header` */
export function anthropicHeaders(key: string): Readonly<Record<string, string>> {
  return { 'x-api-key': key, 'anthropic-version': '2023-06-01' }
}
