import { jsonErrorAt, type PyJsonError } from './json-error.ts'

/** Where a reader stands in a JSON text. One object per text: its readers move `at`, in UTF-16 units. */
export class JsonCursor {
  readonly text: string
  at = 0
  /** How many containers are open. */
  depth = 0

  /** Told of each key that its object has had already. */
  readonly onRepeatedKey: ((key: string, at: number) => void) | undefined

  constructor(text: string, onRepeatedKey?: (key: string, at: number) => void) {
    this.text = text
    this.onRepeatedKey = onRepeatedKey
  }

  skipSpace(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at)
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return
      this.at++
    }
  }

  error(reason: string, index: number = this.at): PyJsonError {
    return jsonErrorAt(reason, this.text, index)
  }
}
