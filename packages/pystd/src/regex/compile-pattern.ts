import { parsePattern } from './parse-pattern.ts'
import { checkFlags, PyPattern } from './py-pattern.ts'

/**
 * `re.compile(pattern, flags)` of a str pattern. `flags` are letters: `i` IGNORECASE, `m` MULTILINE, `s` DOTALL, `x` VERBOSE,
 * `a` ASCII. Unicode by default: `\w \d \s \b` as Python knows them, characters are code points. What JavaScript's engine does as
 * Python's does runs on it, the rest on a slower matcher of our own.
 * @throws PyError 're.error' for an invalid pattern, 'NotImplementedError' for `\N{…}`
 */
export function compilePattern(pattern: string, flags = ''): PyPattern {
  return new PyPattern(pattern, parsePattern(pattern, checkFlags(flags)))
}
