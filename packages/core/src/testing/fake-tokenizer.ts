import type { ReportedToken } from '../model-report.ts'
import type { Tokenizer } from '../tokenizer.ts'

const BOS: ReportedToken = { token: '<s>', id: 256 }
const EOS: ReportedToken = { token: '</s>', id: 257 }
const FIRST_PIECE = 258

export interface FakeTokenizerOptions {
  /** Put BOS before texts by default. Default false. */
  readonly addBos?: boolean
  /** Texts that are one token each; the longest that fits is taken. Everything else is one token per UTF-8 byte. */
  readonly pieces?: readonly string[]
}

/** Ids and their bytes; special tokens have none. */
function createVocabulary(pieces: readonly string[]): ReadonlyMap<number, Uint8Array> {
  const encoder = new TextEncoder()
  const bytes = Array.from({ length: 256 }, (_, byte) => [byte, Uint8Array.of(byte)] as const)
  return new Map([...bytes, ...pieces.map((piece, i) => [FIRST_PIECE + i, encoder.encode(piece)] as const)])
}

/**
 * A tokenizer for tests: bytes are tokens 0…255, `<s>` is 256, `</s>` 257, pieces follow. Every text round-trips; `<s>`
 * and `</s>` in a text are special tokens.
 */
export function fakeTokenizer({ addBos = false, pieces = [] }: FakeTokenizerOptions = {}): Tokenizer {
  const vocabulary = createVocabulary(pieces)
  const special = new Map([BOS, EOS].map(({ token, id }) => [id, token]))
  const named = [BOS, EOS, ...pieces.map((token, i) => ({ token, id: FIRST_PIECE + i }))].sort(
    (a, b) => b.token.length - a.token.length,
  )
  const encode = (text: string): number[] => {
    const ids: number[] = []
    for (let rest = text; rest !== ''; ) {
      const found = named.find(({ token }) => rest.startsWith(token))
      const taken = found?.token ?? String.fromCodePoint(rest.codePointAt(0) ?? 0)
      if (found) ids.push(found.id)
      else ids.push(...new TextEncoder().encode(taken))
      rest = rest.slice(taken.length)
    }
    return ids
  }
  return {
    vocabularySize: FIRST_PIECE + pieces.length,
    bosToken: BOS,
    eosToken: EOS,
    digest: JSON.stringify(['fake', addBos, pieces]),
    encode: (text, { addSpecialTokens = addBos } = {}) =>
      Int32Array.from(addSpecialTokens && addBos ? [BOS.id, ...encode(text)] : encode(text)),
    decode: (ids, { skipSpecialTokens = false } = {}) => {
      const bytes = Array.from(ids).flatMap((id) => {
        const mark = special.get(id)
        if (mark !== undefined) return skipSpecialTokens ? [] : [...new TextEncoder().encode(mark)]
        return [...(vocabulary.get(id) ?? [])]
      })
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(bytes))
    },
  }
}
