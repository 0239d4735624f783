import { PyError } from '../../error/py-error.ts'
import { BracketStack } from './bracket-stack.ts'
import { readToken } from './read-token.ts'
import { SourceScanner } from './source-scanner.ts'
import { syntaxError, type Token } from './token.ts'

const BLANK = /(?:[ \t\f]|\\\r?\n)*(?:#[^\r\n]*)?/y

/** Cuts a Python expression into tokens. @throws PyError 'SyntaxError', 'IndentationError' */
export function tokenize(text: string): Token[] {
  if (text.includes('\0')) throw new PyError('SyntaxError', 'source code string cannot contain null bytes')
  const source = new SourceScanner(text.replace(/\r\n?/g, '\n'))
  const brackets = new BracketStack()
  const tokens: Token[] = []
  while (!source.atEnd) {
    const token = nextToken(source, tokens, brackets)
    if (token?.type === 'operator') brackets.note(token.text, token.line)
    if (token !== undefined) tokens.push(token)
  }
  brackets.checkClosed()
  return [...tokens, { type: 'end', line: source.line }]
}

/** The next token after blanks; undefined for a line end that means nothing and for the end of the text. */
function nextToken(
  source: SourceScanner,
  tokens: readonly Token[],
  brackets: BracketStack,
): Token | undefined {
  const { text, at: start } = source
  skipBlank(source)
  if (source.atEnd) return checkLastLine(text, tokens, brackets)
  const { line } = source
  if (text[source.at] === '\n') {
    source.skipTo(source.at + 1)
    return brackets.isEmpty && tokens.length > 0 ? { type: 'newline', line } : undefined
  }
  // Parity: the first token may be indented on the first line only (`literal_eval` strips that one).
  if (tokens.length === 0 && start > 0 && text[start - 1] === '\n' && source.at > start) {
    throw syntaxError('unexpected indent', line, 'IndentationError')
  }
  return readToken(source)
}

function skipBlank(source: SourceScanner): void {
  BLANK.lastIndex = source.at
  BLANK.test(source.text)
  const blank = source.skipTo(BLANK.lastIndex)
  if (source.atEnd && blank.endsWith('\\\n')) throw syntaxError('unexpected EOF while parsing', source.line)
}

// Parity: blanks on a last line that does not end count as indentation.
function checkLastLine(text: string, tokens: readonly Token[], brackets: BracketStack): undefined {
  const open = !brackets.isEmpty || tokens.at(-1)?.type !== 'newline'
  if (!open && /\n[ \t\f]*[ \t]$/.test(text)) {
    throw syntaxError('unexpected indent', text.split('\n').length, 'IndentationError')
  }
}
