import { appendFileSync } from 'node:fs'
import path from 'node:path'
import type { LogLevel } from '@eval/perf'
import { redactSecrets } from '@eval/harness/command-line'

/** Where lines of a load test go: standard error, and the file of the run once there is a folder. */
export interface PerfLog {
  readonly write: (level: LogLevel, message: string) => void
  /** Lines go to `benchmark.log` of that folder, too, those before included. */
  readonly openFile: (folder: string) => void
}

/** What a log needs. */
export interface PerfLogOptions {
  readonly date: () => Date
  readonly environment: NodeJS.ProcessEnv
  /** Texts that are written as `***`. */
  readonly secrets: readonly string[]
  /** Takes whole lines. */
  readonly print: (line: string) => void
  readonly debug: boolean
}

/** Lines as EvalScope writes them: `2026-01-01 00:00:00 - lmeval - INFO: …`, without secrets. */
export function createPerfLog(options: PerfLogOptions): PerfLog {
  let file: string | undefined
  let waiting: string[] = []
  const toFile = (line: string): void => {
    if (file === undefined) waiting.push(line)
    else appendFileSync(file, `${line}\n`)
  }
  return {
    write(level, message) {
      if (level === 'DEBUG' && !options.debug) return
      const shown = options.secrets.reduce((text, secret) => text.replaceAll(secret, '***'), message)
      const line = `${timeOf(options.date())} - lmeval - ${level}: ${redactSecrets(shown, options.environment)}`
      options.print(line)
      toFile(line)
    },
    openFile(folder) {
      file = path.join(folder, 'benchmark.log')
      const before = waiting
      waiting = []
      before.forEach(toFile)
    },
  }
}

/** Local time as `YYYY-MM-DD HH:MM:SS`. */
function timeOf(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`
}
