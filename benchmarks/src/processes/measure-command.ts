import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { peakMemory } from './peak-memory.ts'

/** How often a running process is asked for its memory, ms. */
const POLL_MS = 50

export interface MeasureOptions {
  /** Laid over this process's own variables. */
  readonly environment?: Readonly<Record<string, string>>
  /** Also find out how much memory it held. */
  readonly memory?: boolean
}

/** What a command took from its start to its end. */
export interface MeasuredCommand {
  readonly seconds: number
  /** 0 where it was not asked for, or the system does not tell. */
  readonly peakBytes: number
}

/** Runs a command to its end. @throws Error with the end of what it printed, if it fails. */
export async function measureCommand(
  command: readonly string[],
  { environment, memory = false }: MeasureOptions = {},
): Promise<MeasuredCommand> {
  const [file = '', ...args] = command
  const started = performance.now()
  const child = spawn(file, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  })
  let printed = ''
  const keep = (text: string): string => (printed = (printed + text).slice(-4000))
  child.stdout.setEncoding('utf8').on('data', keep)
  child.stderr.setEncoding('utf8').on('data', keep)
  let peakBytes = 0
  const poll = async (): Promise<void> => {
    // The mark only rises, so that what is missed is what rose in the last moment.
    peakBytes = Math.max(peakBytes, (await peakMemory(child.pid ?? 'self')) ?? 0)
  }
  const timer = memory ? setInterval(() => void poll(), POLL_MS) : undefined
  const [code]: unknown[] = await once(child, 'exit')
  const seconds = (performance.now() - started) / 1e3
  clearInterval(timer)
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${String(code)}:\n${printed}`)
  return { seconds, peakBytes }
}
