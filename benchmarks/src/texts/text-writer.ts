import { PyRandom } from '@eval/pystd'
import { capitalized, englishWords, russianWords } from './vocabulary.ts'

/** Endings that make a word one the tokenizer knows only in pieces. */
const russianEndings = ['ами', 'ого', 'ение', 'ский', 'ость']
const englishEndings = ['ing', 'ed', 'ness', 'ly', 'ment']
/** Share of the words that carry such an ending. */
const ENDED = 0.15

/** Writes seeded texts in words of one language. */
export interface TextWriter {
  /** So many words, some of them with an ending; without capital letter and full stop. */
  phrase(words: number): string
  /** A sentence of `from` to `to` words, without the mark at its end. */
  sentence(from: number, to: number): string
  /** A whole number from `from` to `to`, both included. */
  count(from: number, to: number): number
}

/** The same seed gives the same texts in the same order. */
export function textWriter(language: 'russian' | 'english', seed: number): TextWriter {
  const random = new PyRandom(seed)
  const [words, endings] =
    language === 'russian' ? [russianWords, russianEndings] : [englishWords, englishEndings]
  const word = (): string => random.choice(words) + (random.random() < ENDED ? random.choice(endings) : '')
  const phrase = (count: number): string => Array.from({ length: count }, word).join(' ')
  const count = (from: number, to: number): number => random.randint(from, to)
  return { phrase, count, sentence: (from, to) => capitalized(phrase(count(from, to))) }
}
