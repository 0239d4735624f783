import { createHash } from 'node:crypto'
import type { Tokenizer } from '@eval/core'
import type { JsonObject } from './json/json-object.ts'
import type { PreparedTokenizer } from './prepare-tokenizer.ts'

/** What a tokenizer says about itself. */
export interface TokenizerFacts extends Omit<Tokenizer, 'encode' | 'decode'> {
  /** Number of ids of the model alone, added tokens not included. */
  readonly baseVocabularySize: number
  /** Named special tokens as chat templates see them: `bos_token` → `<s>`. */
  readonly specialTokens: Readonly<Record<string, string>>
  /** The class of transformers whose rules apply. */
  readonly tokenizerClass: string
}

const tokenKeys = [
  ['bosToken', 'bos_token'],
  ['eosToken', 'eos_token'],
  ['padToken', 'pad_token'],
  ['unkToken', 'unk_token'],
] as const

// transformers writes int(1e30) for "no limit".
const noLimit = 1e30

/**
 * The facts of a prepared tokenizer.
 * @param cleanUp whether decoding takes out blanks before punctuation
 */
export function tokenizerFacts(
  prepared: PreparedTokenizer,
  config: JsonObject,
  cleanUp: boolean,
): TokenizerFacts {
  const { named, vocabulary, json, tokenizerClass } = prepared
  const facts: { -readonly [Key in keyof TokenizerFacts]: TokenizerFacts[Key] } = {
    vocabularySize: vocabulary.size,
    baseVocabularySize: vocabulary.baseSize,
    specialTokens: Object.fromEntries([...named].map(([name, { token }]) => [name, token])),
    tokenizerClass,
    digest: sha256(JSON.stringify([json, [...named], cleanUp])),
  }
  for (const [key, name] of tokenKeys) {
    const token = named.get(name)
    if (token !== undefined) facts[key] = token
  }
  const pad = facts.padToken ?? facts.unkToken ?? facts.eosToken
  if (pad !== undefined) facts.padToken = pad
  const limit = config.model_max_length
  if (typeof limit === 'number' && limit !== noLimit) facts.modelMaxLength = limit
  return facts
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
