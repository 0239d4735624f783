import { PyTuple, pyStr, type PyValue } from '@eval/pystd'

/**
 * Lists and tuples with every leaf as `str()` writes it: `[(-0.5, False)]` → `[("-0.5", "False")]`. A dict is a leaf.
 * @source lm_eval/utils.py `sanitize_list`, 0.4.13
 */
export function leavesAsText(value: PyValue): PyValue {
  if (Array.isArray(value)) return value.map(leavesAsText)
  if (value instanceof PyTuple) return new PyTuple(value.items.map(leavesAsText))
  return pyStr(value)
}
