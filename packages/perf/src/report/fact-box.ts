import { pad } from './text-table.ts'
import { wrapText } from './wrap-text.ts'

const widths = [21, 52] as const

/** Facts in a box of 80 characters: a name and a text each. @source rich 15.0.0 `Table`, `show_header=False, width=80` */
export function factBox(facts: readonly (readonly [string, string])[]): string {
  const rule = (left: string, middle: string, right: string): string =>
    left + widths.map((width) => '─'.repeat(width + 2)).join(middle) + right
  const lines = facts.flatMap(([name, text]) => {
    const names = wrapText(name, widths[0])
    const texts = wrapText(text, widths[1])
    return Array.from(
      { length: Math.max(names.length, texts.length) },
      (_, line) =>
        `│ ${pad(names[line] ?? '', widths[0], 'left')} │ ${pad(texts[line] ?? '', widths[1], 'left')} │`,
    )
  })
  return [rule('┌', '┬', '┐'), ...lines, rule('└', '┴', '┘')].join('\n')
}

/** A title in a box of 80 characters with round corners. @source rich 15.0.0 `Panel` */
export function titleBox(title: string): string {
  return [`╭${'─'.repeat(78)}╮`, `│ ${pad(title, 76, 'left')} │`, `╰${'─'.repeat(78)}╯`].join('\n')
}
