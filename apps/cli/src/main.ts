import { UsageError } from '@eval/core'
import type { Command } from '@eval/harness/command-line'
import { mainHelp } from './main-help.ts'

const commands: Readonly<Record<string, () => Promise<Command>>> = {
  run: async () => (await import('./commands/run.ts')).run,
  ls: async () => (await import('./commands/ls.ts')).ls,
  doctor: async () => (await import('./commands/doctor.ts')).doctor,
}

/** Commands of lm_eval that have no counterpart here yet. */
const notBuilt: ReadonlySet<string> = new Set(['validate'])

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
  if (notBuilt.has(first)) throw new UsageError(`lmeval ${first} is known but not built yet`)
  const load = commands[first]
  if (load !== undefined) return (await load())(argv.slice(1), context)
  if (argv.length > 1 || first.startsWith('-')) return (await import('./commands/run.ts')).run(argv, context)
  const names = Object.keys(commands)
  throw new UsageError(`unknown command "${first}". Commands: ${names.join(', ')}. See: lmeval --help`)
}
