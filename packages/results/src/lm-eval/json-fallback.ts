import { EncodedMedia } from '@eval/core'
import { pyStr, type PyValue } from '@eval/pystd'

/**
 * What stands in the files for values that JSON has no form for: a list for a set, a SHA-256 for an image or sound (of its
 * bytes; lm_eval encodes images as PNG for that), `str()` for anything else.
 * @source lm_eval/utils.py `handle_non_serializable`, `hash_dict_images`, 0.4.13
 */
export function jsonFallback(value: PyValue): PyValue {
  if (value instanceof EncodedMedia) return value.digest
  return value instanceof Set ? [...value] : pyStr(value)
}
