import type { Parsing } from './parsing.ts'

/** Skips `for … in …` behind an expression; false where there is none. @throws PyError 'SyntaxError' */
export function skipComprehension({ tokens, operation }: Parsing): boolean {
  if (!tokens.is('for') && !tokens.is('async')) return false
  while (tokens.is('for') || tokens.is('async')) {
    tokens.accept('async')
    tokens.expect('for')
    while (!tokens.accept('in')) {
      if (tokens.peek().type === 'end' || tokens.peek().type === 'keyword') throw tokens.error()
      tokens.skip()
    }
    operation()
    while (tokens.accept('if')) operation()
  }
  return true
}
