interface TokenizerFile {
  readonly model: { readonly vocab: Record<string, number>; readonly ignore_merges?: boolean }
}

/**
 * A `tokenizer.json` (byte-level BPE) with words added as whole tokens, with and without a space before them. The
 * demonstration's own vocabulary is so small that texts would have three times the tokens they have in real models.
 */
export function extendedTokenizer(json: string, words: readonly string[]): string {
  const file: TokenizerFile = JSON.parse(json)
  const vocab = { ...file.model.vocab }
  let next = Math.max(...Object.values(vocab)) + 1
  for (const word of words.flatMap((word) => [word, ` ${word}`])) {
    const token = byteLevel(word)
    if (vocab[token] === undefined) vocab[token] = next++
  }
  // Whole words are looked up before merges are tried, as Llama 3's tokenizer does.
  return JSON.stringify({ ...file, model: { ...file.model, vocab, ignore_merges: true } })
}

/** Text as byte-level tokens write it: one printable character for each UTF-8 byte. */
function byteLevel(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => byteCharacters[byte] ?? '').join('')
}

/** GPT-2's table: printable bytes stand for themselves, the others for the characters from U+0100 on. */
const byteCharacters: readonly string[] = makeByteCharacters()

function makeByteCharacters(): readonly string[] {
  let next = 0x100
  return Array.from({ length: 256 }, (_, byte) => {
    const printable = (byte > 0x20 && byte < 0x7f) || (byte > 0xa0 && byte !== 0xad)
    return String.fromCharCode(printable ? byte : next++)
  })
}
