import type { AddedToken, TokenizerJson } from './files/tokenizer-json.ts'

/** An added token and the id it has. */
export interface NumberedToken extends AddedToken {
  readonly id: number
}

/** Token texts to ids: those of the model, and those added to it. */
export interface Vocabulary {
  /** Number of ids of the model, added tokens not included. */
  readonly baseSize: number
  /** One more than the highest id. */
  readonly size: number
  /** In the order of their ids. */
  readonly addedTokens: readonly NumberedToken[]
  idOf(token: string): number | undefined
}

/**
 * Numbers added tokens as the tokenizers library does when it is given them one after the other: the model's id if the
 * text is in its vocabulary, else the next free one. A later token of the same text replaces the properties of the
 * earlier.
 *
 * @source tokenizers/src/tokenizer/added_vocabulary.rs (`add_tokens`), 0.23
 */
export function buildVocabulary(model: TokenizerJson['model'], added: readonly AddedToken[]): Vocabulary {
  const base = baseVocabulary(model.vocab)
  const byContent = new Map<string, NumberedToken>()
  let highest = -1
  for (const token of added) {
    if (token.content === '') continue
    const next = highest >= base.size || base.size === 0 ? highest + 1 : base.size
    const id = byContent.get(token.content)?.id ?? base.idOf(token.content) ?? next
    byContent.set(token.content, { ...token, id })
    highest = Math.max(highest, id)
  }
  return {
    baseSize: base.size,
    size: Math.max(base.highest, highest) + 1,
    addedTokens: [...byContent.values()].sort((a, b) => a.id - b.id),
    idOf: (token) => byContent.get(token)?.id ?? base.idOf(token),
  }
}

interface BaseVocabulary {
  readonly size: number
  readonly highest: number
  idOf(token: string): number | undefined
}

function baseVocabulary(vocab: unknown): BaseVocabulary {
  const ids = new Map<string, number>()
  if (Array.isArray(vocab)) {
    for (const [id, entry] of vocab.entries()) {
      const token: unknown = Array.isArray(entry) ? entry[0] : entry
      if (typeof token === 'string') ids.set(token, id)
    }
  } else if (typeof vocab === 'object' && vocab !== null) {
    for (const [token, id] of Object.entries(vocab)) {
      if (typeof id === 'number') ids.set(token, id)
    }
  }
  let highest = -1
  for (const id of ids.values()) if (id > highest) highest = id
  return { size: ids.size, highest, idOf: (token) => ids.get(token) }
}
