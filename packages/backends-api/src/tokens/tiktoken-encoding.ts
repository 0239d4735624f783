import type { TiktokenEncoding } from 'js-tiktoken/lite'

/**
 * Beginnings of the names of models and their encodings, the first that fits counts. Embedding and search models, which
 * generate nothing, are left out. js-tiktoken has a table of its own, which is wrong about babbage-002 and davinci-002.
 */
const byName: readonly (readonly [pattern: RegExp, encoding: TiktokenEncoding])[] = [
  [/^(?:o1|o3|o4-mini|gpt-4\.1|gpt-4o)(?:-|$)|^gpt-5|^gpt-4\.5-|^chatgpt-4o-|^ft:gpt-4o/, 'o200k_base'],
  [/^(?:gpt-4|gpt-3\.5-turbo|gpt-35-turbo)(?:-|$)|^gpt-3\.5$|^(?:davinci|babbage)-002$/, 'cl100k_base'],
  [/^ft:(?:gpt-4|gpt-3\.5-turbo|davinci-002|babbage-002)/, 'cl100k_base'],
  [/^(?:text|code)-davinci-edit-001$/, 'p50k_edit'],
  [/^text-davinci-00[23]$|^code-(?:davinci|cushman)-00[12]$|^(?:davinci|cushman)-codex$/, 'p50k_base'],
  [/^text-(?:davinci|curie|babbage|ada)-001$|^(?:davinci|curie|babbage|ada)$/, 'r50k_base'],
  [/^gpt-?2$/, 'gpt2'],
]

/** The encoding of a model of OpenAI; undefined where it is not known. @source tiktoken/model.py, 0.14.0 */
export function tiktokenEncoding(model: string): TiktokenEncoding | undefined {
  return byName.find(([pattern]) => pattern.test(model))?.[1]
}
