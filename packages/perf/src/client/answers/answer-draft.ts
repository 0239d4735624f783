import type { RequestFailure } from '../raw-answer.ts'

/** What is known of an answer while it is read. */
export class AnswerDraft {
  readonly start: number
  /** Latency of the first event that counts. */
  firstChunk: number | undefined
  /** Latency of the first event with content. */
  firstContent: number | undefined
  /** Time of the event before. */
  last: number
  /** Time of the event with output before. */
  lastOutput: number | undefined
  decodeChunks = 0
  readonly gaps: number[] = []
  promptTokens: number | null = null
  completionTokens: number | null = null
  cachedTokens: number | null = null
  text = ''
  /** Texts by index of the choice. */
  readonly choices: string[] = []
  /** What the database keeps. */
  readonly messages: unknown[] = []
  failure: RequestFailure | undefined

  constructor(start: number) {
    this.start = start
    this.last = start
  }

  /** Counts an event of output at a time: the first, or a gap since the one before. */
  addOutput(time: number, before: number): void {
    if (this.firstChunk === undefined) this.firstChunk = time - this.start
    else this.gaps.push(time - before)
  }

  /** Adds to the text of a choice. */
  addText(text: string, index = 0): void {
    this.choices[index] = (this.choices[index] ?? '') + text
    if (index === 0) this.text += text
  }

  /** Takes the number of tokens of an OpenAI-like `usage`. */
  addUsage(usage: unknown, promptKey = 'prompt_tokens', completionKey = 'completion_tokens'): void {
    const prompt = numberOf(usage, promptKey)
    const completion = numberOf(usage, completionKey)
    this.promptTokens = prompt ?? this.promptTokens
    this.completionTokens = completion ?? this.completionTokens
    const details = valueOf(usage, 'prompt_tokens_details') ?? valueOf(usage, 'input_tokens_details')
    this.cachedTokens = numberOf(details, 'cached_tokens') ?? this.cachedTokens
  }
}

/** A key of a JSON object; undefined where there is none, or it is null. */
export function valueOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const found: unknown = Reflect.get(value, key)
  return found ?? undefined
}

/** A number of a JSON object. */
export function numberOf(value: unknown, key: string): number | undefined {
  const found = valueOf(value, key)
  return typeof found === 'number' ? found : undefined
}

/** A text of a JSON object; empty where it is none. */
export function textOf(value: unknown, key: string): string {
  const found = valueOf(value, key)
  return typeof found === 'string' ? found : ''
}

/** A list of a JSON object; empty where it is none. */
export function listOf(value: unknown, key: string): readonly unknown[] {
  const found = valueOf(value, key)
  return Array.isArray(found) ? found : []
}
