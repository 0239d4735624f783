import { codePointSlice } from '@eval/pystd'
import { textWidth } from './text-table.ts'

/** Lines of at most `width` characters, broken at blanks; a longer word is cut with `…`. At least one line. */
export function wrapText(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, width).map((part) => cut(part, width)))
}

function wrapLine(line: string, width: number): string[] {
  const lines: string[] = []
  let current = ''
  for (const word of line.match(/\s*\S+\s*/g) ?? ['']) {
    if (current !== '' && textWidth(current) + textWidth(word.trimEnd()) > width) {
      lines.push(current.trimEnd())
      current = ''
    }
    current += word
  }
  return [...lines, current.trimEnd()]
}

function cut(text: string, width: number): string {
  return textWidth(text) <= width ? text : `${codePointSlice(text, 0, Math.max(0, width - 1))}…`
}
