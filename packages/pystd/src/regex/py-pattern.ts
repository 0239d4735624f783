import { PyTuple } from '../value.ts'
import type { ParsedPattern } from './tree/node.ts'
import { PyMatch } from './py-match.ts'
import { buildSearcher, type Searcher } from './searcher.ts'
import { parseTemplate, type Replacement } from './template.ts'

/** `re.Pattern` for str patterns. Build with `compilePattern`. */
export class PyPattern {
  /** The Python source. */
  readonly pattern: string
  /** How many capturing groups there are. */
  readonly groups: number
  private readonly parsed: ParsedPattern
  private readonly searcher: Searcher

  constructor(pattern: string, parsed: ParsedPattern) {
    this.pattern = pattern
    this.groups = parsed.groupCount
    this.parsed = parsed
    this.searcher = buildSearcher(parsed)
  }

  /** The first match anywhere. */
  search(text: string): PyMatch | null {
    return this.wrap(text, this.searcher.search(text, 0, false))
  }

  /** A match at the start of the text. */
  match(text: string): PyMatch | null {
    return this.wrap(text, this.searcher.matchStart(text, false))
  }

  /** A match of the whole text. */
  fullmatch(text: string): PyMatch | null {
    return this.wrap(text, this.searcher.matchStart(text, true))
  }

  /** All matches from left to right, empty ones included, as CPython 3.7 and later find them. */
  *finditer(text: string): Generator<PyMatch> {
    let at = 0
    let afterEmpty = false
    while (at <= text.length) {
      const match = this.wrap(text, this.searcher.search(text, at, afterEmpty))
      if (match === null) return
      yield match
      at = match.end()
      afterEmpty = match.start() === at
    }
  }

  /** `re.findall`: whole matches without groups, the group's text with one, tuples with more; '' for a group without part. */
  findall(text: string): (string | PyTuple)[] {
    return Array.from(this.finditer(text), (match) => {
      if (this.groups === 0) return match.group() ?? ''
      const groups = match.groups().map((group) => group ?? '')
      return groups.length === 1 ? groups[0]! : new PyTuple(groups)
    })
  }

  /**
   * `re.sub`: a text with `\1`, `\g<name>`, or a function of the match; at most `count` replacements (0: all).
   * @throws PyError 're.error' or 'IndexError' for a bad replacement text
   */
  sub(replacement: string | Replacement, text: string, count = 0): string {
    return this.subn(replacement, text, count)[0]
  }

  /** `re.subn`: the text and how many replacements were made. */
  subn(replacement: string | Replacement, text: string, count = 0): [text: string, made: number] {
    const replace =
      typeof replacement === 'string'
        ? parseTemplate(replacement, this.groups, this.parsed.names)
        : replacement
    let out = ''
    let at = 0
    let made = 0
    for (const match of this.finditer(text)) {
      out += text.slice(at, match.start()) + replace(match)
      at = match.end()
      if (++made === count) break
    }
    return [out + text.slice(at), made]
  }

  /** `re.split`: the parts between matches, groups included; at most `limit` cuts (0: all). */
  split(text: string, limit = 0): (string | null)[] {
    const parts: (string | null)[] = []
    let at = 0
    let made = 0
    for (const match of this.finditer(text)) {
      parts.push(text.slice(at, match.start()), ...match.groups())
      at = match.end()
      if (++made === limit) break
    }
    return [...parts, text.slice(at)]
  }

  private wrap(text: string, spans: Int32Array | undefined): PyMatch | null {
    return spans ? new PyMatch(text, spans, this.parsed.names) : null
  }
}
