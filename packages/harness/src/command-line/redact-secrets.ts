const secretVariables = /(TOKEN|API_KEY|SECRET|PASSWORD)$/
const secretWords = /\b(hf_[A-Za-z0-9]{8,}|sk-[A-Za-z0-9_-]{16,}|Bearer\s+[^\s"']+)/g

/** Text with the values of secret environment variables, and what looks like a token, replaced by `***`. */
export function redactSecrets(text: string, environment: NodeJS.ProcessEnv = process.env): string {
  const values = Object.entries(environment).flatMap(([name, value]) =>
    secretVariables.test(name) && value !== undefined && value.length >= 6 ? [value] : [],
  )
  return values
    .reduce((redacted, value) => redacted.replaceAll(value, '***'), text)
    .replace(secretWords, '***')
}
