import type { Tokenizer } from '../tokenizer.ts'
import type { ConformanceCase } from './conformance-case.ts'
import { expectEqual, expectThat } from './expectations.ts'

export interface TokenizerConformanceOptions {
  /** Texts to try. Default: some of several scripts, with blanks, digits, code and emoji. */
  readonly texts?: readonly string[]
  /** False where texts do not come back as they were (normalisation, unknown tokens). Default true. */
  readonly roundTrips?: boolean
}

const TEXTS: readonly string[] = [
  'Hello, world!',
  ' leading and trailing blanks  ',
  'Ответ: Б\nВопрос: сколько будет 2 + 2?',
  'naïve café, Ελληνικά, 日本語, العربية',
  'def f(x):\n    return x ** 2\n\n',
  '👩‍👩‍👧 and 🇺🇦 and e\u0301',
  '1234567890 0.5e-3',
  '\t\u00a0\u2028',
]

/** The properties that every {@link Tokenizer} has; `make` is called once for each of them. */
export function tokenizerConformance(
  make: () => Tokenizer | Promise<Tokenizer>,
  { texts = TEXTS, roundTrips = true }: TokenizerConformanceOptions = {},
): readonly ConformanceCase[] {
  const property = (name: string, check: (tokenizer: Tokenizer) => void): ConformanceCase => ({
    name,
    run: async () => check(await make()),
  })
  const plain = (tokenizer: Tokenizer, text: string): Int32Array =>
    tokenizer.encode(text, { addSpecialTokens: false })
  return [
    property('gives ids of its vocabulary, the same each time', (tokenizer) => {
      for (const text of texts) {
        const ids = tokenizer.encode(text)
        expectThat(ids instanceof Int32Array, `ids of ${JSON.stringify(text)} are no Int32Array`)
        expectThat(
          ids.every((id) => id >= 0 && id < tokenizer.vocabularySize),
          `ids of ${JSON.stringify(text)} exceed the vocabulary`,
        )
        expectEqual(tokenizer.encode(text), ids, `ids of ${JSON.stringify(text)} the second time`)
      }
    }),
    property('gives no tokens for an empty text, and no text for no tokens', (tokenizer) => {
      expectEqual(plain(tokenizer, ''), [], 'tokens of an empty text')
      expectEqual(tokenizer.decode([]), '', 'text of no tokens')
    }),
    property('gives texts back', (tokenizer) => {
      if (!roundTrips) return
      for (const text of texts)
        expectEqual(tokenizer.decode(plain(tokenizer, text)), text, 'text after the round trip')
    }),
    property('keeps what special tokens stand around', (tokenizer) => {
      for (const text of texts) {
        const inner = plain(tokenizer, text).join()
        const outer = tokenizer.encode(text, { addSpecialTokens: true }).join()
        expectThat(
          `,${outer},`.includes(`,${inner},`) || inner === '',
          `special tokens change the ids of ${JSON.stringify(text)}`,
        )
      }
    }),
    property('knows its special tokens by text and id', (tokenizer) => {
      const { bosToken, eosToken, padToken } = tokenizer
      for (const special of [bosToken, eosToken, padToken].filter((token) => token !== undefined)) {
        expectEqual(plain(tokenizer, special.token), [special.id], `ids of ${special.token}`)
        expectEqual(tokenizer.decode([special.id]), special.token, `text of ${special.id}`)
        expectEqual(
          tokenizer.decode([special.id], { skipSpecialTokens: true }),
          '',
          `text of ${special.id}, skipped`,
        )
      }
    }),
    {
      name: 'has the same digest when it is made again',
      run: async () => {
        const [one, other] = [await make(), await make()]
        expectThat(one.digest !== '', 'the digest is empty')
        expectEqual(other.digest, one.digest, 'digest')
      },
    },
  ]
}
