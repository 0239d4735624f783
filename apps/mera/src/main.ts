import type { Command } from '@eval/harness/command-line'
import { UsageError } from '@eval/core'

const commands: Readonly<Record<string, () => Promise<Command>>> = {
  run: async () => (await import('./commands/run.ts')).run,
  pack: async () => (await import('./commands/pack.ts')).pack,
  score: async () => (await import('./commands/score.ts')).score,
  validate: async () => (await import('./commands/validate.ts')).validate,
}

/** Commands that the benchmark's users will look for. */
const notBuilt: ReadonlySet<string> = new Set(['plan'])

/** `mera [run] …`. */
export const main: Command = async (argv, context) => {
  const [first] = argv
  if (first === '--version') {
    process.stdout.write(`${(await import('./program/version.ts')).version}\n`)
    return 0
  }
  if (first !== undefined && notBuilt.has(first))
    throw new UsageError(`mera ${first} is known but not built yet`)
  const load = first === undefined ? undefined : commands[first]
  if (load !== undefined) return (await load())(argv.slice(1), context)
  if (first !== undefined && !first.startsWith('-')) {
    throw new UsageError(
      `unknown command "${first}". Flags begin with dashes: mera --tasks ${first}. See: mera --help`,
    )
  }
  return (await import('./commands/run.ts')).run(argv, context)
}
