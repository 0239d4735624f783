/** Headers whose values are no secrets. */
const harmless: ReadonlySet<string> = new Set(['content-type', 'accept', 'user-agent', 'anthropic-version'])

/** A text with the values of a request's headers, keys above all, replaced by `***`. */
export function redact(text: string, headers: Readonly<Record<string, string>>): string {
  const secrets = Object.entries(headers)
    .filter(([name]) => !harmless.has(name))
    .flatMap(([, value]) => [value, ...value.split(/\s+/)])
    .filter((value) => value.length >= 4 && !/^(?:bearer|basic)$/i.test(value))
    .toSorted((a, b) => b.length - a.length)
  return secrets.reduce((redacted, secret) => redacted.replaceAll(secret, '***'), text)
}
