import { dictFromEntries, pyFloat, pyStrip, type PyDict, type PyValue } from '@eval/pystd'
import { pythonFloat, pythonInteger } from './python-number.ts'

/**
 * `key=value,key=value` as a configuration file may write it: split at every comma, quotes make a string, no lists.
 *
 * @source lm_eval/utils.py `simple_parse_args_string`, `handle_arg_string`, 0.4.13
 */
export function simpleMapping(text: string): PyDict {
  const items = pyStrip(text)
    .split(',')
    .filter((item) => item !== '')
  return dictFromEntries(items.map(keyValue))
}

function keyValue(item: string): [string, PyValue] {
  const at = item.indexOf('=')
  return at < 0 ? [item, ''] : [item.slice(0, at), simpleValue(pyStrip(item.slice(at + 1)))]
}

function simpleValue(text: string): PyValue {
  const quote = text.at(0)
  if (text.length > 1 && (quote === '"' || quote === "'") && text.endsWith(quote)) return text.slice(1, -1)
  const word = { true: true, false: false, none: null }[text.toLowerCase()]
  if (word !== undefined) return word
  if (/^[+-]?\p{Nd}+$/u.test(text)) return pythonInteger(text) ?? text
  const float = pythonFloat(text)
  return float === undefined ? text : pyFloat(float)
}
