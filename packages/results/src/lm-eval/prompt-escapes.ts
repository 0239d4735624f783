/** The inside of a JSON string in two parts; the first is the same for many prompts. */
export interface EscapedPrompt {
  readonly start: string
  readonly rest: string
}

/**
 * Escapes prompts as JSON, non-ASCII kept. What a prompt has in common with those before it (description and examples; all
 * of it, where one prompt has many answers) is escaped once.
 */
export class PromptEscapes {
  #shared = ''
  #start = ''
  #latest = ''
  #escaped: EscapedPrompt = { start: '', rest: '' }

  /** Lone surrogates become escapes. */
  escape(prompt: string): EscapedPrompt {
    if (prompt === this.#latest) return this.#escaped
    if (isLittle(this.#shared, prompt) || !startsWith(prompt, this.#shared)) this.#share(prompt)
    this.#latest = prompt
    this.#escaped = { start: this.#start, rest: inside(prompt.slice(this.#shared.length)) }
    return this.#escaped
  }

  /** Keeps of what was shared so far what this prompt shares too; begins anew with this prompt where that is little. */
  #share(prompt: string): void {
    const common = prompt.slice(0, commonLength(this.#shared, prompt))
    this.#shared = withoutHalfPair(isLittle(common, prompt) ? prompt : common)
    this.#start = inside(this.#shared)
  }
}

/** The platform escapes the characters that Python escapes, in the same way, and lone surrogates besides. */
function inside(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}

function isLittle(start: string, prompt: string): boolean {
  return start.length * 2 < prompt.length
}

/** (The platform's own goes unit by unit; that two texts are equal it finds many times faster.) */
function startsWith(text: string, start: string): boolean {
  return text.slice(0, start.length) === start
}

/** How many units two texts begin with alike. */
function commonLength(a: string, b: string): number {
  let equal = 0
  let different = Math.min(a.length, b.length) + 1
  while (different - equal > 1) {
    const middle = (equal + different) >> 1
    if (a.slice(equal, middle) === b.slice(equal, middle)) equal = middle
    else different = middle
  }
  return equal
}

/** The first half of a surrogate pair may have its second half in the rest. */
function withoutHalfPair(text: string): string {
  return /[\uD800-\uDBFF]$/.test(text) ? text.slice(0, -1) : text
}
