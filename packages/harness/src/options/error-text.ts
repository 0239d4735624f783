/** The message of an error, without its class. */
export function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
