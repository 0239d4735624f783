/** The first program of a README. */
export interface ReadmeExample {
  readonly language: 'js' | 'sh'
  readonly code: string
  /** What it prints, where the README shows that: the block after a paragraph that begins with "prints". */
  readonly output?: string
}

const fence = /^```(\w*)\n([\s\S]*?)^```$/gm
const shownOutput = /^\s*prints\b(?:[^\n]|\n(?!\n))*\n\n(?:```\w*\n([\s\S]*?)^```$|((?: {4}[^\n]*\n|\n)+))/im

/** The first JavaScript or shell block that is more than an install line. */
export function readmeExample(markdown: string): ReadmeExample | undefined {
  for (const match of markdown.matchAll(fence)) {
    const [whole, language, code = ''] = match
    if ((language !== 'js' && language !== 'sh') || /^npm install[^\n]*\n$/.test(code)) continue
    const output = outputAfter(markdown.slice(match.index + whole.length))
    return { language, code, ...(output === undefined ? {} : { output }) }
  }
  return undefined
}

/** Only if nothing but white space stands between program and "prints". */
function outputAfter(text: string): string | undefined {
  const match = shownOutput.exec(text)
  if (match === null || text.slice(0, match.index).trim() !== '') return undefined
  return match[1] ?? match[2]?.replaceAll(/^ {4}/gm, '')
}
