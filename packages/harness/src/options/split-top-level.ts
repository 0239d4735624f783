const opening = '[({'
const closing = '])}'

/**
 * Splits at the commas outside brackets, braces and quotes; empty parts are dropped.
 *
 * @source lm_eval/_cli/utils.py `split_top_level`, 0.4.13
 */
export function splitTopLevel(text: string): string[] {
  const parts: string[] = []
  let part = ''
  let depth = 0
  let quote: string | undefined
  for (const char of text) {
    if (quote !== undefined) quote = char === quote ? undefined : quote
    else if (char === '"' || char === "'") quote = char
    else if (opening.includes(char)) depth++
    else if (closing.includes(char)) depth = Math.max(depth - 1, 0)
    else if (char === ',' && depth === 0) {
      parts.push(part)
      part = ''
      continue
    }
    part += char
  }
  parts.push(part)
  return parts.filter((item) => item !== '')
}
