import { type CommandContext, standardError } from '@eval/harness/command-line'
import { monotonicSeconds, type PerfConfig, runPerf, systemServices } from '@eval/perf'
import { createPerfLog } from './perf-log.ts'
import { createPerfProgress } from './perf-progress.ts'

/** Runs a load test for a person at a terminal: the log on standard error, the report of several load points on standard output. */
export async function perfFromTerminal(config: PerfConfig, context: CommandContext): Promise<number> {
  const date = (): Date => new Date()
  const progress = createPerfProgress({ stream: standardError, now: monotonicSeconds, date })
  const log = createPerfLog({
    date,
    environment: process.env,
    secrets: secretsOf(config),
    debug: config.debug === true,
    print: (line) => progress.print(line),
  })
  const services = systemServices({
    date,
    seed: config.seed ?? null,
    signal: context.signal,
    log: (level, message) => log.write(level, message),
    progress: (point) => progress.show(point),
  })
  try {
    const { report } = await runPerf(config, services, (folder) => {
      log.openFile(folder)
      if (config.enableProgressTracker === true) progress.openFile(folder)
    })
    progress.end('completed')
    if (report !== undefined) process.stdout.write(report)
    return 0
  } catch (error) {
    progress.end('error')
    log.write('ERROR', error instanceof Error ? error.message : String(error))
    throw error
  }
}

/** What no line may show. */
function secretsOf(config: PerfConfig): string[] {
  const headers = Object.entries(config.headers ?? {}).flatMap(([name, value]) =>
    /authorization|key|token|cookie|secret/i.test(name) ? [value] : [],
  )
  return [config.apiKey ?? '', ...headers].filter((secret) => secret.length > 3)
}
