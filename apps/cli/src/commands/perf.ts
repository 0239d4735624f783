import type { Command } from '@eval/harness/command-line'
import { perfConfig } from './perf/perf-config.ts'

/** `lmeval perf …`: load test of an inference server, with the flags of `evalscope perf`. */
export const perf: Command = async (argv, context) => {
  const config = perfConfig(argv)
  const { perfFromTerminal } = await import('./perf/perf-from-terminal.ts')
  return perfFromTerminal(config, context)
}
