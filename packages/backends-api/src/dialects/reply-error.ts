/** An answer of status 200 that does not say what was asked for. The message says what is missing, and what to do. */
export class ReplyError extends Error {
  override get name(): string {
    return 'ReplyError'
  }
}
