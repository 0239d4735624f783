import type { ReportedToken } from '@eval/core'
import { classRules } from './class-rules/class-rules.ts'
import { chooseTokenizerClass } from './class-rules/tokenizer-class.ts'
import type { SpecialTokenSettings } from './files/special-token-settings.ts'
import { type NamedToken, tokenText } from './files/special-token-settings.ts'
import type { AddedToken, TokenizerJson } from './files/tokenizer-json.ts'
import { bosEosTemplate } from './bos-eos-template.ts'
import { buildVocabulary, type Vocabulary } from './vocabulary.ts'

/** Everything that decides how a tokenizer is put together. */
export interface PreparationInput {
  readonly json: TokenizerJson
  readonly config: Readonly<Record<string, unknown>>
  readonly specialTokens: SpecialTokenSettings
  readonly declaredClass: string | undefined
  readonly modelType: string | undefined
  /** Given: BOS is added or not, whatever the post-processor of the file says. */
  readonly addBosToken: boolean | undefined
}

/** A tokenizer as transformers would have built it, still as data. */
export interface PreparedTokenizer {
  /** Rewritten tokenizer.json; every engine reads this. */
  readonly json: TokenizerJson
  readonly vocabulary: Vocabulary
  readonly tokenizerClass: string
  /** Named special tokens (`bos_token`, …) → text and id. */
  readonly named: ReadonlyMap<string, ReportedToken>
}

/**
 * Applies what `AutoTokenizer.from_pretrained` does beyond reading tokenizer.json: the class's own pipeline, special
 * tokens from the configuration files, and BOS and EOS.
 *
 * Parity: `add_bos_token` and `add_eos_token` of tokenizer_config.json are ignored; the post-processor decides.
 *
 * @source transformers/tokenization_utils_tokenizers.py (`TokenizersBackend`), 5.23
 */
export function prepareTokenizer(input: PreparationInput): PreparedTokenizer {
  const { json, config, specialTokens, addBosToken } = input
  const tokenizerClass = chooseTokenizerClass(
    {
      declared: input.declaredClass,
      modelType: input.modelType,
      customCode: config.auto_map !== undefined,
    },
    json,
  )
  const rule = json.model.type === 'BPE' ? classRules.get(tokenizerClass) : undefined
  const named = namedTokens(specialTokens, rule?.defaults ?? {})
  const fileTokens = rule !== undefined && specialTokens.addedIsComplete ? [] : json.added_tokens
  const tokens = [...fileTokens, ...specialTokens.added]
  const known = new Set(tokens.map((token) => token.content))
  for (const token of [...named.values(), ...specialTokens.extra]) {
    if (!known.has(tokenText(token))) tokens.push(specialToken(token))
    known.add(tokenText(token))
  }
  const vocabulary = buildVocabulary(json.model, tokens)
  const reported = reportedTokens(named, vocabulary)
  const bos = reported.get('bos_token')
  const template =
    addBosToken !== undefined || rule?.ownPostProcessor
      ? bosEosTemplate(addBosToken ? bos : undefined)
      : undefined
  const rebuilt = rule?.rebuild(json, config) ?? json
  return {
    json: {
      ...rebuilt,
      // Parity: transformers switches off what the file says about them.
      truncation: null,
      padding: null,
      added_tokens: vocabulary.addedTokens,
      post_processor: template ?? json.post_processor,
    },
    vocabulary,
    tokenizerClass,
    named: reported,
  }
}

function namedTokens(
  settings: SpecialTokenSettings,
  defaults: Readonly<Record<string, string>>,
): Map<string, NamedToken> {
  const named = new Map<string, NamedToken>()
  for (const [name, text] of Object.entries(defaults)) if (!settings.named.has(name)) named.set(name, text)
  for (const [name, token] of settings.named) if (token !== null) named.set(name, token)
  return named
}

function specialToken(token: NamedToken): AddedToken {
  if (typeof token !== 'string') return { ...token, special: true }
  return {
    content: token,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
    special: true,
  }
}

function reportedTokens(
  named: ReadonlyMap<string, NamedToken>,
  vocabulary: Vocabulary,
): Map<string, ReportedToken> {
  const reported = new Map<string, ReportedToken>()
  for (const [name, token] of named) {
    const id = vocabulary.idOf(tokenText(token))
    if (id !== undefined) reported.set(name, { token: tokenText(token), id })
  }
  return reported
}
