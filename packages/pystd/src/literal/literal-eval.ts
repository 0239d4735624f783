import { dictFromEntries } from '../dict/dict-from-entries.ts'
import { hashKey } from '../dict/hash-key.ts'
import { PyError } from '../error/py-error.ts'
import { isFloat, pyFloat } from '../types/float-value.ts'
import { pyInt } from '../types/int-value.ts'
import { toNumber } from '../number/to-number.ts'
import { PyTuple, type PyValue } from '../value.ts'
import type { Expression } from './parsing/expression.ts'
import { parseExpression } from './parsing/parse-expression.ts'

/**
 * `ast.literal_eval(text)`: numbers, strings, bytes, None, True, False, tuples, lists, dicts, sets. Complex numbers, `...` and `\N{…}` are
 * refused with 'ValueError'.
 * @throws PyError 'SyntaxError' for what is no Python expression, 'ValueError' for an expression that is no literal,
 *   'TypeError' for a dict key or set element that Python cannot hash
 * @source CPython 3.11 Lib/ast.py `literal_eval`
 */
export function literalEval(text: string): PyValue {
  return valueOf(parseExpression(text.replace(/^[ \t]+/, '')))
}

function valueOf(node: Expression): PyValue {
  switch (node.type) {
    case 'constant':
      return node.value
    case 'tuple':
      return new PyTuple(node.items.map(valueOf))
    case 'list':
      return node.items.map(valueOf)
    case 'set':
      return setOf(node.items)
    case 'empty-set':
      return new Set()
    case 'dict':
      return dictFromEntries(entriesOf(node.entries))
    case 'sign':
      return signed(node)
    case 'other':
      throw malformed(node.what, node.line)
    default:
      return node satisfies never
  }
}

// Entries are made one by one, so that the first mistake in reading order is the one reported.
function* entriesOf(entries: readonly (readonly [Expression, Expression])[]): Generator<[PyValue, PyValue]> {
  for (const [key, value] of entries) yield [valueOf(key), valueOf(value)]
}

function setOf(items: readonly Expression[]): ReadonlySet<PyValue> {
  const unique = new Map<string, PyValue>()
  for (const item of items) {
    const value = valueOf(item)
    const key = hashKey(value)
    if (!unique.has(key)) unique.set(key, value)
  }
  return new Set(unique.values())
}

function signed({ operand, negative, line }: Expression & { type: 'sign' }): PyValue {
  const value = operand.type === 'constant' ? operand.value : undefined
  if (isFloat(value)) return negative ? pyFloat(-toNumber(value)) : value
  if (typeof value !== 'number' && typeof value !== 'bigint')
    throw malformed('a sign before something else than a number', line)
  return negative ? pyInt(-BigInt(value)) : value
}

function malformed(what: string, line: number): PyError {
  return new PyError('ValueError', `malformed node or string on line ${line}: ${what}`)
}
