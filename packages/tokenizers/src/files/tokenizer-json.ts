import { ModelError } from '@eval/core'
import { z } from 'zod'
import { isJsonObject } from '../json/json-object.ts'

const addedToken = z.looseObject({
  content: z.string(),
  single_word: z.boolean().default(false),
  lstrip: z.boolean().default(false),
  rstrip: z.boolean().default(false),
  normalized: z.boolean().optional(),
  special: z.boolean().default(false),
})

const component = z.looseObject({ type: z.string() }).nullable().default(null)

const schema = z.looseObject({
  added_tokens: z.array(addedToken).default([]),
  normalizer: component,
  pre_tokenizer: component,
  post_processor: component,
  decoder: component,
  model: z.looseObject({
    type: z.string().optional(),
    vocab: z.unknown().optional(),
    merges: z.unknown().optional(),
  }),
})

/** A token that is cut out of the text before the model sees it, as `tokenizer.json` writes it. */
export interface AddedToken {
  readonly content: string
  readonly single_word: boolean
  readonly lstrip: boolean
  readonly rstrip: boolean
  readonly normalized: boolean
  readonly special: boolean
}

/** One step of the pipeline: normalizer, pre-tokenizer, post-processor or decoder. */
export interface Component {
  readonly type: string
  readonly [key: string]: unknown
}

/** The model of `tokenizer.json`, its type always stated. */
export interface VocabularyModel {
  readonly type: string
  readonly vocab?: unknown
  readonly merges?: unknown
  readonly [key: string]: unknown
}

/** `tokenizer.json` of the `tokenizers` library, checked as far as this package relies on it. */
export interface TokenizerJson {
  readonly added_tokens: readonly AddedToken[]
  readonly normalizer: Component | null
  readonly pre_tokenizer: Component | null
  readonly post_processor: Component | null
  readonly decoder: Component | null
  readonly model: VocabularyModel
  readonly [key: string]: unknown
}

/**
 * Checks the parsed content of a `tokenizer.json`.
 * @throws ModelError if it is not one; the message names `file`.
 */
export function parseTokenizerJson(value: unknown, file: string): TokenizerJson {
  const parsed = schema.safeParse(value)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const where = issue?.path.join('.') || 'the top level'
    throw new ModelError(
      `${file} is no tokenizer of the tokenizers library: at ${where}: ${issue?.message ?? 'malformed'}`,
    )
  }
  const added = parsed.data.added_tokens.map((token) => completeAddedToken(token))
  const model = { ...parsed.data.model, type: modelType(parsed.data.model, file) }
  return { ...parsed.data, added_tokens: added, model }
}

/** An added token with the defaults of `tokenizers.AddedToken`. */
export function completeAddedToken(token: {
  readonly content: string
  readonly [key: string]: unknown
}): AddedToken {
  const special = token.special === true
  return {
    content: token.content,
    single_word: token.single_word === true,
    lstrip: token.lstrip === true,
    rstrip: token.rstrip === true,
    normalized: typeof token.normalized === 'boolean' ? token.normalized : !special,
    special,
  }
}

const modelTypes = ['BPE', 'WordPiece', 'WordLevel', 'Unigram']

// Files of old versions leave the type out; the tokenizers library infers it from the fields as well.
function modelType(
  model: { readonly type?: string | undefined; readonly [key: string]: unknown },
  file: string,
): string {
  const type = model.type ?? inferredType(model)
  if (!modelTypes.includes(type)) {
    throw new ModelError(
      `${file} has a model of type ${JSON.stringify(type)}; known types are ${modelTypes.join(', ')}`,
    )
  }
  const vocabularyIsFine = type === 'Unigram' ? Array.isArray(model.vocab) : isJsonObject(model.vocab)
  if (!vocabularyIsFine)
    throw new ModelError(`${file} has no vocabulary (model.vocab) of the form that ${type} needs`)
  if (type === 'BPE' && !Array.isArray(model.merges))
    throw new ModelError(`${file} has no merges (model.merges)`)
  return type
}

function inferredType(model: { readonly [key: string]: unknown }): string {
  if (Array.isArray(model.vocab)) return 'Unigram'
  if (model.merges !== undefined) return 'BPE'
  return 'continuing_subword_prefix' in model ? 'WordPiece' : 'WordLevel'
}
