/** Parity: an empty key is sent too. @source lm_eval/models/api_models.py (0.4.13), `TemplateAPI.header` */
export function bearer(key: string): Readonly<Record<string, string>> {
  return { authorization: `Bearer ${key}` }
}
