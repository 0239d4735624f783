import { type JsonBytes, PyTuple, pyStr, type PyValue } from '@eval/pystd'

/**
 * Writes lists and tuples with every leaf as `str()` writes it: `[(-0.5, False)]` → `[["-0.5", "False"]]`. A dict is a leaf.
 * @source lm_eval/utils.py `sanitize_list`, 0.4.13
 */
export function writeLeaves(value: PyValue, out: JsonBytes): void {
  if (value instanceof PyTuple) return writeLeaves(value.items, out)
  if (!Array.isArray(value)) return out.string(pyStr(value))
  let before = '['
  for (const item of value) {
    out.raw(before)
    writeLeaves(item, out)
    before = ', '
  }
  out.raw(value.length === 0 ? '[]' : ']')
}
