import { ReplyError } from './reply-error.ts'

/** A text of an answer; null where the server says so. @throws ReplyError for anything else. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'string' || value === null) return value
  throw new ReplyError('the answer has no text')
}
