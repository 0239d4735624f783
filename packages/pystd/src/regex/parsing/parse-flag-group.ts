import type { Mode, RegexNode } from '../tree/node.ts'
import { withFlags } from '../tree/with-flags.ts'
import { parseBody } from './parse-body.ts'
import { parseInlineFlags } from './parse-inline-flags.ts'
import type { Parsing } from './parsing.ts'
import { VerboseFound } from './verbose-found.ts'

/**
 * Reads what stands after `(?` where flags follow: `i-s:…)`, or `i)`, which holds for the whole pattern and gives no node.
 * @throws PyError 're.error'; VerboseFound where the pattern must be read again
 */
export function parseFlagGroup(
  parsing: Parsing,
  mode: Mode,
  atStart: boolean,
  start: number,
): RegexNode | undefined {
  const flags = parseInlineFlags(parsing.source)
  if (flags.scoped) {
    return parseBody(parsing, withFlags(withFlags(mode, flags.add, true), flags.remove, false), start)
  }
  if (!atStart) throw parsing.source.error('global flags not at the start of the expression', start)
  const before = parsing.mode
  parsing.mode = withFlags(before, flags.add, true)
  if (parsing.mode.verbose && !before.verbose) throw new VerboseFound()
  return undefined
}
