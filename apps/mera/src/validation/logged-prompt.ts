import type { SampleRecord } from '@eval/results'

/** The prompt of a log line's first request: a text, or a conversation's JSON text. Undefined if it has none. */
export function loggedPrompt({ arguments: [request] }: SampleRecord): string | undefined {
  const first = request?.[0]
  const text: unknown = Array.isArray(first) ? first[0] : first
  return typeof text === 'string' ? text : undefined
}
