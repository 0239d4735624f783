import { isJsonObject, type JsonObject } from '../json/json-object.ts'
import { type AddedToken, completeAddedToken } from './tokenizer-json.ts'

/** What the configuration files say about special tokens. */
export interface SpecialTokenSettings {
  /** `bos_token`, `eos_token`, … and a model's own (`image_token`) → token; null where the file says null. */
  readonly named: ReadonlyMap<string, NamedToken | null>
  /** Special tokens without a name. */
  readonly extra: readonly NamedToken[]
  /** `added_tokens_decoder` or the legacy `added_tokens.json`, in the order of their ids. */
  readonly added: readonly AddedToken[]
  /** Whether `added` is all there is, so that classes that build themselves anew ignore those of tokenizer.json. */
  readonly addedIsComplete: boolean
}

/** A token given as text only, or with its properties. */
export type NamedToken = string | AddedToken

/** The attributes that every tokenizer of transformers has. */
export const standardNames: readonly string[] = [
  'bos_token',
  'eos_token',
  'unk_token',
  'sep_token',
  'pad_token',
  'cls_token',
  'mask_token',
]

/**
 * Reads special tokens as `PreTrainedTokenizerBase._from_pretrained` does: `special_tokens_map.json` and
 * `added_tokens.json` count only where the configuration has no `added_tokens_decoder`.
 *
 * @source transformers/tokenization_utils_base.py, 5.23
 */
export function readSpecialTokens(
  config: JsonObject,
  specialTokensMap: JsonObject | undefined,
  addedTokens: JsonObject | undefined,
): SpecialTokenSettings {
  const decoder = config.added_tokens_decoder
  const modern = isJsonObject(decoder)
  const merged: JsonObject = modern ? config : { ...config, ...specialTokensMap }
  const named = readNamed(merged)
  const lists = merged.extra_special_tokens ?? merged.additional_special_tokens
  if (isJsonObject(lists))
    for (const [name, value] of Object.entries(lists)) named.set(name, readToken(value))
  const extra = Array.isArray(lists) ? lists.map(readToken).filter((token) => token !== null) : []
  const added = modern ? readDecoder(decoder) : readLegacy(addedTokens, named, extra)
  return { named, extra, added, addedIsComplete: modern }
}

/** The text of a token. */
export function tokenText(token: NamedToken): string {
  return typeof token === 'string' ? token : token.content
}

function readNamed(settings: JsonObject): Map<string, NamedToken | null> {
  const named = new Map<string, NamedToken | null>()
  for (const [key, value] of Object.entries(settings)) {
    if (standardNames.includes(key)) named.set(key, readToken(value))
    else if (key.endsWith('_token') && (typeof value === 'string' || isToken(value)))
      named.set(key, readToken(value))
  }
  return named
}

function readDecoder(decoder: JsonObject): AddedToken[] {
  return Object.entries(decoder)
    .sort(([a], [b]) => Number(a) - Number(b))
    .flatMap(([, token]) => (isToken(token) ? [completeAddedToken(token)] : []))
}

function readLegacy(
  addedTokens: JsonObject | undefined,
  named: ReadonlyMap<string, NamedToken | null>,
  extra: readonly NamedToken[],
): AddedToken[] {
  const special = new Set(
    [...named.values(), ...extra].map((token) => (token === null ? '' : tokenText(token))),
  )
  return Object.entries(addedTokens ?? {})
    .sort(([, a], [, b]) => Number(a) - Number(b))
    .map(([content]) => completeAddedToken({ content, special: special.has(content) }))
}

function readToken(value: unknown): NamedToken | null {
  if (typeof value === 'string') return value
  return isToken(value) ? completeAddedToken({ ...value, special: true }) : null
}

function isToken(value: unknown): value is { readonly content: string } {
  return isJsonObject(value) && typeof value.content === 'string'
}
