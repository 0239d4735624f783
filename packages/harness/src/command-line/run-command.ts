import { EvalError, InterruptedError } from '@eval/core'
import { redactSecrets } from './redact-secrets.ts'

/** What a command is given by the process around it. */
export interface CommandContext {
  /** Fires at the first Ctrl-C or SIGTERM. */
  readonly signal: AbortSignal
}

/** A command line's body: arguments without node and script → exit code. */
export type Command = (argv: readonly string[], context: CommandContext) => Promise<number>

/**
 * Runs a command as a process: one paragraph instead of a stack for a user's mistake, the documented exit code, and a
 * first Ctrl-C that lets it finish writing. A second Ctrl-C ends it at once; nothing that was answered is lost by that.
 */
export async function runCommand(command: Command, argv: readonly string[]): Promise<void> {
  const interruption = new AbortController()
  const interrupt = (): void => {
    if (interruption.signal.aborted) process.exit(130)
    interruption.abort(new InterruptedError('interrupted'))
  }
  process.on('SIGINT', interrupt)
  process.on('SIGTERM', interrupt)
  ignoreClosedPipe()
  try {
    process.exitCode = await command(argv, { signal: interruption.signal })
  } catch (error) {
    process.exitCode = reportError(error)
  } finally {
    process.off('SIGINT', interrupt)
    process.off('SIGTERM', interrupt)
  }
}

/** Prints an error on standard error and returns its exit code. */
function reportError(error: unknown): number {
  if (error instanceof EvalError && !isDebugging()) {
    process.stderr.write(`${redactSecrets(error.message)}\n`)
    return error.exitCode
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`${redactSecrets(text)}\n`)
  return error instanceof EvalError ? error.exitCode : 1
}

function isDebugging(): boolean {
  return process.env['LMEVAL_LOG_LEVEL']?.toUpperCase() === 'DEBUG'
}

/** `lmeval ls tasks | head` closes the pipe early; that is no error. */
function ignoreClosedPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
}
