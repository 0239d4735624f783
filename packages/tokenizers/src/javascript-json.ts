import type { Component, TokenizerJson } from './files/tokenizer-json.ts'

/** Why `@huggingface/tokenizers` would give other ids than the native library; undefined when it gives the same. */
export function javascriptGap(json: TokenizerJson): string | undefined {
  const { type } = json.model
  if (type === 'Unigram')
    return 'the JavaScript implementation splits some texts of Unigram models differently'
  if (type === 'WordLevel') return 'the JavaScript implementation has no WordLevel models'
  if (type === 'BPE' && json.model.continuing_subword_prefix)
    return 'the JavaScript implementation ignores continuing_subword_prefix'
  if (json.added_tokens.some((token) => token.single_word))
    return 'the JavaScript implementation ignores single_word of added tokens'
  return undefined
}

/** The tokenizer in the words of `@huggingface/tokenizers` 0.2, which reads a few steps differently. */
export function javascriptJson(json: TokenizerJson): TokenizerJson {
  return {
    ...json,
    pre_tokenizer: rewrite(json.pre_tokenizer, 'pretokenizers', preTokenizer),
    decoder: rewrite(json.decoder, 'decoders', decoder),
  }
}

function rewrite(
  component: Component | null,
  listKey: string,
  step: (component: Component) => Component,
): Component | null {
  const list = component?.[listKey]
  if (component === null || component.type !== 'Sequence' || !Array.isArray(list))
    return component === null ? null : step(component)
  return { ...component, [listKey]: list.map(step) }
}

// It replaces blanks but does not split at them.
function preTokenizer(component: Component): Component {
  if (component.type !== 'Metaspace' || component.split === false) return component
  const mark = typeof component.replacement === 'string' ? component.replacement : '▁'
  const words = { Regex: `${mark}[^${mark}]*|[^${mark}]+` }
  return {
    type: 'Sequence',
    pretokenizers: [component, { type: 'Split', pattern: words, behavior: 'Removed', invert: true }],
  }
}

// It strips the first blank whatever the prefix scheme.
function decoder(component: Component): Component {
  if (component.type !== 'Metaspace' || component.prepend_scheme !== 'never') return component
  return { type: 'Replace', pattern: { String: component.replacement ?? '▁' }, content: ' ' }
}
