/** How the small tokenizer is to differ from plain. */
export interface SmallTokenizerOptions {
  /** Pairs to merge, in order of rank; characters outside printable ASCII as their byte-level stand-ins (`Ġ` is a blank). */
  readonly merges?: readonly (readonly [string, string])[]
  /** Special tokens after the vocabulary. */
  readonly special?: readonly string[]
  /** A special token that the post-processor puts first. */
  readonly bos?: string
}

/** A byte-level BPE `tokenizer.json` with all bytes, some merges and special tokens; for tests. */
export function smallTokenizerJson(options: SmallTokenizerOptions = {}): Record<string, unknown> {
  const merges = options.merges ?? []
  const tokens = [...byteAlphabet(), ...merges.map((pair) => pair.join(''))]
  const special = (options.special ?? []).map((content, i) => ({
    id: tokens.length + i,
    content,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
    special: true,
  }))
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: special,
    normalizer: null,
    pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
    post_processor:
      options.bos === undefined
        ? null
        : bosTemplate(options.bos, special.find((token) => token.content === options.bos)?.id),
    decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: null,
      end_of_word_suffix: null,
      fuse_unk: false,
      byte_fallback: false,
      ignore_merges: false,
      vocab: Object.fromEntries(tokens.map((token, id) => [token, id])),
      merges,
    },
  }
}

/** A Unigram `tokenizer.json` over the given pieces, the first of which is the unknown token; for tests. */
export function smallUnigramJson(pieces: readonly string[]): Record<string, unknown> {
  return {
    ...smallTokenizerJson(),
    pre_tokenizer: null,
    decoder: null,
    model: {
      type: 'Unigram',
      unk_id: 0,
      vocab: pieces.map((piece) => [piece, -piece.length]),
      byte_fallback: false,
    },
  }
}

function bosTemplate(bos: string, id: number | undefined): object {
  const first = { SpecialToken: { id: bos, type_id: 0 } }
  return {
    type: 'TemplateProcessing',
    single: [first, { Sequence: { id: 'A', type_id: 0 } }],
    pair: [first, { Sequence: { id: 'A', type_id: 0 } }, { Sequence: { id: 'B', type_id: 1 } }],
    special_tokens: { [bos]: { id: bos, ids: [id], tokens: [bos] } },
  }
}

// GPT-2's stand-ins: printable characters stand for themselves, other bytes for 256 and up.
function byteAlphabet(): string[] {
  let next = 256
  return Array.from({ length: 256 }, (_, byte) => {
    const printable = (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174
    return String.fromCharCode(printable ? byte : next++)
  })
}
