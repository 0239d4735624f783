/** What the flags say about one character of a pattern. */
export interface Mode {
  readonly ignoreCase: boolean
  readonly ascii: boolean
  readonly multiline: boolean
  readonly dotAll: boolean
  readonly verbose: boolean
}

/** `\d \D \w \W \s \S`. */
export type Category = 'd' | 'D' | 'w' | 'W' | 's' | 'S'

/** One member of a character set: code points from `low` to `high`, or a category. */
export type SetItem =
  | { readonly type: 'range'; readonly low: number; readonly high: number }
  | { readonly type: 'category'; readonly category: Category }

/** A node that takes exactly one character. */
export type CharacterNode =
  | { readonly type: 'any'; readonly mode: Mode }
  | {
      readonly type: 'set'
      readonly negated: boolean
      readonly items: readonly SetItem[]
      readonly mode: Mode
    }

/** `^`, `$`, `\A`, `\Z`, `\b`, `\B`. */
export type Place = 'line-start' | 'line-end' | 'start' | 'end' | 'boundary' | 'inside'

/** How many code points a node takes at least and at most. */
export interface Width {
  readonly min: number
  readonly max: number
}

/** The syntax tree of a Python regular expression. */
export type RegexNode =
  | CharacterNode
  | { readonly type: 'place'; readonly place: Place; readonly mode: Mode }
  | { readonly type: 'sequence'; readonly items: readonly RegexNode[] }
  | { readonly type: 'branch'; readonly alternatives: readonly RegexNode[] }
  | { readonly type: 'group'; readonly index: number; readonly body: RegexNode }
  | { readonly type: 'atomic'; readonly body: RegexNode }
  | { readonly type: 'look'; readonly ahead: boolean; readonly negated: boolean; readonly body: RegexNode }
  | { readonly type: 'reference'; readonly group: number; readonly width: Width; readonly mode: Mode }
  | { readonly type: 'conditional'; readonly group: number; readonly yes: RegexNode; readonly no: RegexNode }
  | RepeatNode

/** `body{min,max}`; `max` is Infinity where there is no bound. */
export interface RepeatNode {
  readonly type: 'repeat'
  readonly min: number
  readonly max: number
  readonly kind: 'greedy' | 'lazy' | 'possessive'
  readonly body: RegexNode
}

/** A parsed pattern. */
export interface ParsedPattern {
  readonly root: RegexNode
  /** How many capturing groups there are. */
  readonly groupCount: number
  /** Group name → number. */
  readonly names: ReadonlyMap<string, number>
  /** The flags of the whole pattern. */
  readonly mode: Mode
}
