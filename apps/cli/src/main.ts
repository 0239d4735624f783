import { UsageError } from '@eval/core'
import type { Command } from '@eval/harness/command-line'
import { mainHelp } from './main-help.ts'

const commands: Readonly<Record<string, () => Promise<Command>>> = {
  run: async () => (await import('./commands/run.ts')).run,
  ls: async () => (await import('./commands/ls.ts')).ls,
  validate: async () => (await import('./commands/validate.ts')).validate,
  tasks: async () => (await import('./commands/tasks.ts')).tasks,
  conformance: async () => (await import('./commands/conformance.ts')).conformance,
  perf: async () => (await import('./commands/perf.ts')).perf,
  doctor: async () => (await import('./commands/doctor.ts')).doctor,
}

/**
 * `lmeval COMMAND …`. Arguments that do not begin with a command are those of `run`, as in lm_eval.
 *
 * @source lm_eval/_cli/harness.py, 0.4.13
 */
export const main: Command = async (argv, context) => {
  const [first] = argv
  if (first === undefined || first === '--help' || first === '-h') {
    process.stdout.write(mainHelp())
    return 0
  }
  if (first === '--version') {
    process.stdout.write(`${(await import('./program/version.ts')).version}\n`)
    return 0
  }
  const load = commands[first]
  if (load !== undefined) return (await load())(argv.slice(1), context)
  if (argv.length > 1 || first.startsWith('-')) return (await import('./commands/run.ts')).run(argv, context)
  const names = Object.keys(commands)
  throw new UsageError(`unknown command "${first}". Commands: ${names.join(', ')}. See: lmeval --help`)
}
