import { ReplyError } from './reply-error.ts'

/** A field of a JSON object; undefined where there is none. */
export function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

/** @throws ReplyError if the field is no list; an error that the server wrote in its place is quoted. */
export function listField(value: unknown, name: string): readonly unknown[] {
  const list = field(value, name)
  if (Array.isArray(list)) return list
  const error = serverMessage(value)
  throw new ReplyError(
    error === undefined ? `the answer has no list "${name}"` : `the server answered with an error: ${error}`,
  )
}

/** The sentence of an error that a server wrote: `{"error": {"message"}}`, `{"error"}`, `{"message"}`, `{"detail"}`. */
export function serverMessage(value: unknown): string | undefined {
  const error = field(value, 'error')
  const found = [field(error, 'message'), error, field(value, 'message'), field(value, 'detail')]
  return found.find((item) => typeof item === 'string')
}
