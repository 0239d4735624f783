import type { Component } from '../files/tokenizer-json.ts'

/** The byte-level pre-tokenizer; `regex` splits words as GPT-2 does. */
export function byteLevelPreTokenizer(options: {
  readonly prefixSpace: boolean
  readonly regex: boolean
}): Component {
  return {
    type: 'ByteLevel',
    add_prefix_space: options.prefixSpace,
    trim_offsets: true,
    use_regex: options.regex,
  }
}

/** Bytes back to text. */
export const byteLevelDecoder: Component = {
  type: 'ByteLevel',
  add_prefix_space: true,
  trim_offsets: true,
  use_regex: true,
}
