import type { PyValue } from '@eval/pystd'
import { parseTaskYaml } from '../loading/parse-task-yaml.ts'

const KEYS = ['class', 'group', 'task', 'tag', 'output_type', 'include'] as const
type IndexKey = (typeof KEYS)[number]

/** Values of the top-level keys that decide what a file is, as YAML reads them. */
export type IndexValues = Readonly<Partial<Record<IndexKey, PyValue>>>

const KEY = new RegExp(`^(${KEYS.join('|')})[ \\t]*:(?:[ \\t]+(.*)|)$`)
const WORD = '(?:\\.{0,2}/)*[A-Za-z_][\\w./+-]*'
const QUOTED_OR_WORD = `"${WORD}"|'${WORD}'|${WORD}`
const SCALAR = new RegExp(`^(${QUOTED_OR_WORD})(?:\\s+#.*)?$`)
const FLOW_LIST = new RegExp(
  `^\\[\\s*((?:${QUOTED_OR_WORD})(?:\\s*,\\s*(?:${QUOTED_OR_WORD}))*)\\s*,?\\s*\\](?:\\s+#.*)?$`,
)
const ITEM = new RegExp(`^\\s*-\\s+(${QUOTED_OR_WORD})(?:\\s+#.*)?$`)
/** Plain words that YAML does not read as text. */
const NOT_TEXT = /^(?:yes|no|true|false|on|off|null)$/i

/**
 * The index keys of a task file. Most files say them in a form that a look at the lines settles, which is some thirty
 * times faster than parsing; every other file is parsed.
 * @throws DataError as {@link parseTaskYaml}
 */
export function scanTaskFile(text: string, file: string): IndexValues {
  return scanLines(text.split(/\r?\n/)) ?? parseTaskYaml(text, file).values
}

function scanLines(lines: readonly string[]): IndexValues | undefined {
  const values: Partial<Record<IndexKey, PyValue>> = {}
  for (const [at, line] of lines.entries()) {
    if (/^(?:[{["'?&*%]|---|<<|\uFEFF)/.test(line)) return undefined
    const match = KEY.exec(line)
    const key = KEYS.find((name) => name === match?.[1])
    if (!match || !key) continue
    const value = readValue(match[2] ?? '', lines, at + 1)
    if (value === undefined) return undefined
    values[key] = value
  }
  return values
}

function readValue(text: string, lines: readonly string[], next: number): PyValue | undefined {
  if (text === '' || text.startsWith('#')) return readItems(lines, next)
  if (text.startsWith('!function ')) return text
  if (/^\s/.test(lines[next] ?? '') && lines[next]?.trim() !== '') return undefined
  const scalar = SCALAR.exec(text)?.[1]
  if (scalar !== undefined) return unquote(scalar)
  const list = FLOW_LIST.exec(text)?.[1]
  const items = list?.split(',').map((item) => unquote(item.trim()))
  return items?.every((item) => item !== undefined) ? items : undefined
}

function readItems(lines: readonly string[], start: number): PyValue | undefined {
  const items: string[] = []
  for (let at = start; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue
    if (/^[^\s-]/.test(line)) break
    const item = unquote(ITEM.exec(line)?.[1] ?? '')
    if (item === undefined || item === '') return undefined
    items.push(item)
  }
  return items.length === 0 ? undefined : items
}

function unquote(word: string): string | undefined {
  if (/^["']/.test(word)) return word.slice(1, -1)
  return NOT_TEXT.test(word) ? undefined : word
}
