/** An index of packages, as PIP_INDEX_URL names it. */
export interface IndexAddress {
  /** Without user and password, and without a slash at its end. */
  readonly url: string
  /** For the same origin only. */
  readonly authorization?: string
}

/** PyPI, unless PIP_INDEX_URL names another. Secrets in the address go into a header, and are never printed. */
export function indexAddress(environment: NodeJS.ProcessEnv): IndexAddress {
  const given = environment['PIP_INDEX_URL'] || 'https://pypi.org/simple'
  const parsed = URL.canParse(given) ? new URL(given) : undefined
  if (parsed === undefined) return { url: given.replace(/\/+$/, '') }
  const { username, password } = parsed
  parsed.username = parsed.password = ''
  const url = parsed.href.replace(/\/+$/, '')
  if (username === '' && password === '') return { url }
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return { url, authorization: `Basic ${Buffer.from(pair).toString('base64')}` }
}
