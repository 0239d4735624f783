import { pyStr, type PyValue } from '@eval/pystd'

/**
 * What stands in the files for values that JSON has no form for: a list for a set, `str()` for anything else.
 * @source lm_eval/utils.py `handle_non_serializable`, 0.4.13
 */
export function jsonFallback(value: PyValue): PyValue {
  return value instanceof Set ? [...value] : pyStr(value)
}
