import { PyError } from '../../error/py-error.ts'
import type { Mode, ParsedPattern, RegexNode } from '../tree/node.ts'
import { PLAIN_MODE, withFlags } from '../tree/with-flags.ts'
import { GroupTable } from './group-table.ts'
import { parseBranch } from './parse-branch.ts'
import { parseSequence } from './parse-sequence.ts'
import type { Parsing } from './parsing.ts'
import { PatternSource } from './pattern-source.ts'
import { VerboseFound } from './verbose-found.ts'

/**
 * Parses a Python regular expression.
 * @throws PyError 're.error' for an invalid pattern, 'NotImplementedError' for `\N{…}`
 * @source CPython 3.11 Lib/re/_parser.py
 */
export function parsePattern(pattern: string, flags = ''): ParsedPattern {
  let mode = withFlags(PLAIN_MODE, flags, true)
  for (;;) {
    const parsing = startParsing(pattern, mode)
    const root = parseRoot(parsing)
    const { count: groupCount, names } = parsing.groups
    if (root !== undefined && sameMode(parsing.mode, mode)) return { root, groupCount, names, mode }
    // Flags inside the pattern hold for all of it, so it is read again with them.
    mode = parsing.mode
  }
}

function startParsing(pattern: string, mode: Mode): Parsing {
  const source = new PatternSource(pattern)
  const parsing: Parsing = {
    source,
    groups: new GroupTable(source),
    mode,
    variableLookBehind: false,
    branch: (inner) => parseBranch(parsing, inner),
    sequence: (inner) => parseSequence(parsing, inner),
  }
  return parsing
}

/** The tree of the whole pattern; undefined where it must be read again because of the flag x. */
function parseRoot(parsing: Parsing): RegexNode | undefined {
  try {
    return parseWhole(parsing)
  } catch (error) {
    if (error instanceof VerboseFound) return undefined
    throw error
  }
}

function parseWhole(parsing: Parsing): RegexNode {
  const { source, groups } = parsing
  const root = parseBranch(parsing, parsing.mode, true)
  if (source.peek() !== undefined) throw source.error('unbalanced parenthesis', source.at)
  groups.checkConditions()
  if (parsing.variableLookBehind) throw new PyError('re.error', 'look-behind requires fixed-width pattern')
  return root
}

function sameMode(a: Mode, b: Mode): boolean {
  return (['ignoreCase', 'ascii', 'multiline', 'dotAll', 'verbose'] as const).every(
    (flag) => a[flag] === b[flag],
  )
}
