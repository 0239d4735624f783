import { InterruptedError } from '@eval/core'
import { reportError } from './report-error.ts'

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
  const stopListening = listenForInterrupts(interruption)
  ignoreClosedPipes()
  process.once('uncaughtException', (error) => process.exit(reportError(error)))
  try {
    process.exitCode = await command(argv, { signal: interruption.signal })
  } catch (error) {
    process.exitCode = reportError(error)
  } finally {
    stopListening()
  }
}

/** Milliseconds that an interrupted command has to finish writing. */
const patience = 15_000

/** Returns what ends the listening. */
function listenForInterrupts(interruption: AbortController): () => void {
  const stop = (): void => {
    process.off('SIGINT', interrupt)
    process.off('SIGTERM', interrupt)
  }
  // `process.exit` would wait for what a model's thread computes just now; a signal without a listener does not.
  const endAtOnce = (): void => {
    stop()
    process.kill(process.pid, 'SIGINT')
  }
  const interrupt = (): void => {
    if (interruption.signal.aborted) return endAtOnce()
    process.stderr.write('\ninterrupted: storing what was answered (once more to end at once)\n')
    interruption.abort(new InterruptedError('interrupted'))
    // Answers are stored as they come; what still holds the process then (a stalled disk, say) must not.
    setTimeout(() => process.exit(130), patience).unref()
  }
  process.on('SIGINT', interrupt)
  process.on('SIGTERM', interrupt)
  return stop
}

/** `lmeval ls tasks | head` closes the pipe early: no error, and no reason to leave a run's files unwritten. */
function ignoreClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
    })
  }
}
