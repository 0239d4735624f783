/** The short text of a file system's error (`ENOSPC: no space left on device, write`); undefined for any other error. */
export function systemErrorText(error: unknown): string | undefined {
  return error instanceof Error && 'syscall' in error ? error.message : undefined
}
