import type { JsonOutput } from './json-output.ts'
import { jsonString } from './string-text.ts'

/** JSON as one text. Pieces are put together once, by the platform, when the whole is read. */
export class TextOutput implements JsonOutput {
  readonly #ensureAscii: boolean
  text = ''

  constructor(ensureAscii: boolean) {
    this.#ensureAscii = ensureAscii
  }

  raw(json: string): void {
    this.text += json
  }

  string(text: string): void {
    this.text += jsonString(text, this.#ensureAscii)
  }
}
