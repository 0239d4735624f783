/** An answer of Python, and what was printed on the way to it. */
export interface PrintedAnswer {
  readonly printed: string
  readonly answer: string
}

/** Takes apart what `_eval_host/_printing.py` has put together. */
export function printedAnswer(text: string): PrintedAnswer {
  if (!text.startsWith('>')) return { printed: '', answer: text }
  const end = text.indexOf('\n')
  const printed: string = JSON.parse(text.slice(1, end))
  return { printed, answer: text.slice(end + 1) }
}
