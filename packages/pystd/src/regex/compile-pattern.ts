import { PyError } from '../error/py-error.ts'
import { parsePattern } from './parsing/parse-pattern.ts'
import { PyPattern } from './py-pattern.ts'

/**
 * `re.compile(pattern, flags)` of a str pattern. `flags` are letters: `i` IGNORECASE, `m` MULTILINE, `s` DOTALL, `x` VERBOSE,
 * `a` ASCII. Unicode by default: `\w \d \s \b` as Python knows them, characters are code points. What JavaScript's engine does as
 * Python's does runs on it, the rest on a slower matcher of our own.
 * @throws PyError 're.error' for an invalid pattern, 'NotImplementedError' for `\N{…}`, 'ValueError' for another flag letter
 */
export function compilePattern(pattern: string, flags = ''): PyPattern {
  return new PyPattern(pattern, parsePattern(pattern, checkFlags(flags)))
}

/** Python's flags as letters, checked. */
function checkFlags(flags: string): string {
  const wrong = Array.from(flags).find((flag) => !'aimsux'.includes(flag))
  if (wrong === undefined) return flags
  throw new PyError('ValueError', `unknown regular expression flag '${wrong}'; known are a, i, m, s, u, x`)
}
