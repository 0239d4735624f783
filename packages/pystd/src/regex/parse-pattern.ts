import { PyError } from '../error/py-error.ts'
import { stringRepr } from '../repr/string-repr.ts'
import { PLAIN_MODE, parseInlineFlags, withFlags } from './flags.ts'
import { nodeWidth } from './fixed-width.ts'
import type { Mode, ParsedPattern, Place, RegexNode, RepeatNode, Width } from './node.ts'
import { parseEscape } from './parse-escape.ts'
import { parseSet } from './parse-set.ts'
import { PatternSource } from './pattern-source.ts'

const MAX_REPEAT = 4294967295
const PLACES: Readonly<Record<string, Place>> = { A: 'start', Z: 'end', b: 'boundary', B: 'inside' }
const IDENTIFIER = /^[\p{XID_Start}_]\p{XID_Continue}*$/u

/**
 * Parses a Python regular expression.
 * @throws PyError 're.error' for an invalid pattern, 'NotImplementedError' for `\N{…}`
 * @source CPython 3.11 Lib/re/_parser.py
 */
export function parsePattern(pattern: string, flags = ''): ParsedPattern {
  let mode = withFlags(PLAIN_MODE, flags, true)
  for (;;) {
    const parser = new Parser(pattern, mode)
    const root = parser.whole()
    const { groupCount, names } = parser
    if (root !== undefined && sameMode(parser.mode, mode)) return { root, groupCount, names, mode }
    // Flags inside the pattern hold for all of it, so it is read again with them.
    mode = parser.mode
  }
}

function sameMode(a: Mode, b: Mode): boolean {
  return (['ignoreCase', 'ascii', 'multiline', 'dotAll', 'verbose'] as const).every(
    (flag) => a[flag] === b[flag],
  )
}

/** Stops a parser that finds the flag x: blanks mean something else from the start of the pattern on. */
class VerboseFound extends Error {}

class Parser {
  mode: Mode
  groupCount = 0
  readonly names = new Map<string, number>()
  private readonly source: PatternSource
  private readonly open = new Set<number>()
  private readonly widths = new Map<number, Width>()
  private readonly conditions: { readonly group: number; readonly at: number }[] = []
  private variableLookBehind = false
  /** Inside a look-behind: how many groups there were when it began. */
  private lookBehindFrom: number | undefined

  constructor(pattern: string, mode: Mode) {
    this.source = new PatternSource(pattern)
    this.mode = mode
  }

  /** The tree of the whole pattern; undefined where it must be read again because of the flag x. */
  whole(): RegexNode | undefined {
    try {
      return this.tree()
    } catch (error) {
      if (error instanceof VerboseFound) return undefined
      throw error
    }
  }

  private tree(): RegexNode {
    const root = this.branch(this.mode, true)
    if (this.source.peek() !== undefined) throw this.source.error('unbalanced parenthesis', this.source.at)
    // A condition may name a group that comes later; it must exist in the end.
    const missing = this.conditions.find(({ group }) => group > this.groupCount)
    if (missing) throw this.source.error(`invalid group reference ${missing.group}`, missing.at)
    if (this.variableLookBehind) throw new PyError('re.error', 'look-behind requires fixed-width pattern')
    return root
  }

  private branch(mode: Mode, top = false): RegexNode {
    const alternatives = [this.sequence(mode, top)]
    while (this.source.accept('|')) alternatives.push(this.sequence(mode, false))
    return alternatives.length === 1 ? alternatives[0]! : { type: 'branch', alternatives }
  }

  private sequence(mode: Mode, first: boolean): RegexNode {
    const items: RegexNode[] = []
    for (;;) {
      if (mode.verbose) this.skipVerbose()
      const next = this.source.peek()
      if (next === undefined || next === '|' || next === ')') break
      const item = this.item(mode, first && items.length === 0)
      if (item !== undefined) items.push(this.repeated(item, mode))
    }
    return items.length === 1 ? items[0]! : { type: 'sequence', items }
  }

  private skipVerbose(): void {
    for (;;) {
      this.source.takeWhile(/^[ \t\n\r\v\f]$/)
      if (!this.source.accept('#')) return
      this.source.takeWhile(/^[^\n]$/u)
    }
  }

  /** One item without its repetition; undefined for a comment or flags. */
  private item(mode: Mode, first: boolean): RegexNode | undefined {
    const { source } = this
    const start = source.at
    const character = source.take()!
    if (character === '(') return this.group(mode, first)
    if (character === '[') return parseSet(source, mode)
    if (character === '\\') return this.escape(mode)
    if (character === '.') return { type: 'any', mode }
    if (character === '^') return { type: 'place', place: mode.multiline ? 'line-start' : 'start', mode }
    if (character === '$') return { type: 'place', place: 'line-end', mode }
    if ('*+?'.includes(character)) throw source.error('nothing to repeat', start)
    if (character === '{') {
      source.at = start
      if (this.bounds()) throw source.error('nothing to repeat', start)
      source.at = start + 1
    }
    return single(character.codePointAt(0) ?? 0, mode)
  }

  private escape(mode: Mode): RegexNode {
    const { source } = this
    const next = source.peek() ?? ''
    const place = PLACES[next]
    if (place !== undefined) {
      source.take()
      return { type: 'place', place, mode }
    }
    if (/^[1-9]$/.test(next) && !this.isOctal()) return this.numberedReference(mode)
    const item = parseEscape(source, false)
    return { type: 'set', negated: false, items: [item], mode }
  }

  private isOctal(): boolean {
    const digits = [0, 1, 2].map((ahead) => this.source.peek(ahead) ?? '').join('')
    return /^[0-7]{3}$/.test(digits)
  }

  private numberedReference(mode: Mode): RegexNode {
    const start = this.source.at - 1
    const digits = this.source.takeWhile(/^[0-9]$/, 2)
    const group = Number(digits)
    if (group > this.groupCount) throw this.source.error(`invalid group reference ${group}`, start + 1)
    return this.reference(group, mode, start)
  }

  private reference(group: number, mode: Mode, position: number): RegexNode {
    if (this.open.has(group)) throw this.source.error('cannot refer to an open group', position)
    this.checkLookBehind(group)
    return { type: 'reference', group, width: this.widths.get(group) ?? { min: 0, max: Infinity }, mode }
  }

  private checkLookBehind(group: number): void {
    if (this.lookBehindFrom === undefined) return
    const { source } = this
    if (!this.widths.has(group)) throw source.error('cannot refer to an open group', source.at)
    if (group <= this.lookBehindFrom) return
    throw source.error('cannot refer to group defined in the same lookbehind subpattern', source.at)
  }

  private repeated(item: RegexNode, mode: Mode): RegexNode {
    const { source } = this
    if (mode.verbose) this.skipVerbose()
    const start = source.at
    const bounds = this.bounds()
    if (bounds === undefined) return item
    if (item.type === 'place') throw source.error('nothing to repeat', start)
    const kind = source.accept('?') ? 'lazy' : source.accept('+') ? 'possessive' : 'greedy'
    const node: RepeatNode = { type: 'repeat', ...bounds, kind, body: item }
    if (mode.verbose) this.skipVerbose()
    const again = source.at
    if (this.bounds() !== undefined) throw source.error('multiple repeat', again)
    return node
  }

  /** `*`, `+`, `?` or `{m,n}` if one stands next; a brace that is none of these stays. */
  private bounds(): { readonly min: number; readonly max: number } | undefined {
    const { source } = this
    if (source.accept('*')) return { min: 0, max: Infinity }
    if (source.accept('+')) return { min: 1, max: Infinity }
    if (source.accept('?')) return { min: 0, max: 1 }
    const start = source.at
    if (!source.accept('{') || source.peek() === '}') {
      source.at = start
      return undefined
    }
    const low = source.takeWhile(/^[0-9]$/)
    const high = source.accept(',') ? source.takeWhile(/^[0-9]$/) : low
    if (!source.accept('}')) {
      source.at = start
      return undefined
    }
    return this.checkedBounds(low === '' ? 0 : Number(low), high === '' ? Infinity : Number(high), start)
  }

  private checkedBounds(
    min: number,
    max: number,
    start: number,
  ): { readonly min: number; readonly max: number } {
    if (min >= MAX_REPEAT || (max >= MAX_REPEAT && max !== Infinity)) {
      throw new PyError('OverflowError', 'the repetition number is too large')
    }
    if (max < min) throw this.source.error('min repeat greater than max repeat', start)
    return { min, max }
  }

  private group(mode: Mode, first: boolean): RegexNode | undefined {
    const { source } = this
    const start = source.at - 1
    if (!source.accept('?')) return this.capture(undefined, mode, start)
    const character = source.take()
    if (character === undefined) throw source.error('unexpected end of pattern', source.at - 1)
    if (character === ':') return this.body(mode, start)
    if (character === '>') return { type: 'atomic', body: this.body(mode, start) }
    if (character === 'P') return this.named(mode, start)
    if (character === '#') return this.comment(start)
    if (character === '=' || character === '!') {
      return { type: 'look', ahead: true, negated: character === '!', body: this.body(mode, start) }
    }
    if (character === '<') return this.lookBehind(mode, start)
    if (character === '(') return this.conditional(mode, start)
    if (!/^[-aiLmsux]$/.test(character)) throw source.error(`unknown extension ?${character}`, start + 1)
    source.at--
    return this.flags(mode, first, start)
  }

  /** The inside of a parenthesis up to and with its end. */
  private body(mode: Mode, start: number): RegexNode {
    const body = this.branch(mode)
    this.close(start)
    return body.type === 'place' ? { type: 'sequence', items: [body] } : body
  }

  private close(start: number): void {
    if (!this.source.accept(')')) throw this.source.error('missing ), unterminated subpattern', start)
  }

  private capture(name: string | undefined, mode: Mode, start: number): RegexNode {
    const index = ++this.groupCount
    if (name !== undefined) this.names.set(name, index)
    this.open.add(index)
    const body = this.branch(mode)
    this.close(start)
    this.open.delete(index)
    this.widths.set(index, nodeWidth(body))
    return { type: 'group', index, body }
  }

  private named(mode: Mode, start: number): RegexNode {
    const { source } = this
    if (source.accept('<')) {
      const at = source.at
      const name = this.checkedName(source.until('>', 'group name'), at)
      const known = this.names.get(name)
      if (known !== undefined) {
        const message = `redefinition of group name ${stringRepr(name)} as group ${this.groupCount + 1}; was group ${known}`
        throw source.error(message, at)
      }
      return this.capture(name, mode, start)
    }
    if (source.accept('=')) {
      const at = source.at
      const name = this.checkedName(source.until(')', 'group name'), at)
      const group = this.names.get(name)
      if (group === undefined) throw source.error(`unknown group name ${stringRepr(name)}`, at)
      return this.reference(group, mode, at)
    }
    const next = source.take()
    if (next === undefined) throw source.error('unexpected end of pattern', source.at - 1)
    throw source.error(`unknown extension ?P${next}`, start + 1)
  }

  private checkedName(name: string, position: number): string {
    if (IDENTIFIER.test(name)) return name
    throw this.source.error(`bad character in group name ${stringRepr(name)}`, position)
  }

  private comment(start: number): undefined {
    this.source.takeWhile(/^[^)]$/u)
    if (!this.source.accept(')')) throw this.source.error('missing ), unterminated comment', start)
    return undefined
  }

  private lookBehind(mode: Mode, start: number): RegexNode {
    const { source } = this
    const character = source.take()
    if (character === undefined) throw source.error('unexpected end of pattern', source.at - 1)
    if (character !== '=' && character !== '!')
      throw source.error(`unknown extension ?<${character}`, start + 1)
    const outer = this.lookBehindFrom
    this.lookBehindFrom ??= this.groupCount
    const body = this.body(mode, start)
    this.lookBehindFrom = outer
    const { min, max } = nodeWidth(body)
    this.variableLookBehind ||= min !== max
    return { type: 'look', ahead: false, negated: character === '!', body }
  }

  private conditional(mode: Mode, start: number): RegexNode {
    const { source } = this
    const at = source.at
    const name = source.until(')', 'group name')
    const group = /^[0-9]+$/.test(name) ? Number(name) : this.names.get(this.checkedName(name, at))
    if (group === undefined) throw source.error(`unknown group name ${stringRepr(name)}`, at)
    if (group === 0) throw source.error('bad group number', at)
    this.checkLookBehind(group)
    this.conditions.push({ group, at })
    const yes = this.sequence(mode, false)
    const no: RegexNode = source.accept('|') ? this.sequence(mode, false) : { type: 'sequence', items: [] }
    if (source.peek() === '|')
      throw source.error('conditional backref with more than two branches', source.at)
    this.close(start)
    return { type: 'conditional', group, yes, no }
  }

  private flags(mode: Mode, first: boolean, start: number): RegexNode | undefined {
    const flags = parseInlineFlags(this.source)
    if (flags.scoped) {
      return this.body(withFlags(withFlags(mode, flags.add, true), flags.remove, false), start)
    }
    if (!first) throw this.source.error('global flags not at the start of the expression', start)
    const before = this.mode
    this.mode = withFlags(before, flags.add, true)
    if (this.mode.verbose && !before.verbose) throw new VerboseFound()
    return undefined
  }
}

function single(code: number, mode: Mode): RegexNode {
  return { type: 'set', negated: false, items: [{ type: 'range', low: code, high: code }], mode }
}
