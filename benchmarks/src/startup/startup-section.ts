import { fileURLToPath } from 'node:url'
import type { BenchmarkContext, Section } from '../options/benchmark-context.ts'
import { measureCommand } from '../processes/measure-command.ts'
import { formatSpread } from '../report/format-spread.ts'
import { markdownTable } from '../report/markdown-table.ts'
import { ratios, spread } from '../statistics/spread.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
/** These are short: more repetitions cost little. */
const TIMES = 4

/** How long it takes to print the help, against a bare start of Node. */
export const startupSection: Section = async (context) => {
  const commands = startCommands(context)
  const seconds = commands.map((): number[] => [])
  context.progress(`startup: ${commands.length} commands, ${context.options.repeats * TIMES} times`)
  // The first round fills caches of the disk and of compiled code.
  for (let round = 0; round <= context.options.repeats * TIMES; round += 1) {
    for (const [place, [, command]] of commands.entries()) {
      const measured = await measureCommand(command)
      if (round > 0) seconds[place]?.push(measured.seconds)
    }
  }
  const bare = seconds[0] ?? []
  const rows = commands.map(([name], place) => {
    const own = seconds[place] ?? []
    return [name, formatSpread(spread(own), 3), ratios(own, bare).median.toFixed(1)]
  })
  return `## Start-up\n\n${markdownTable(['command', 'seconds', 'bare starts of Node'], rows)}`
}

type Named = readonly [name: string, command: readonly string[]]

function startCommands({ peer }: BenchmarkContext): Named[] {
  const node = process.execPath
  const pnpm = ['pnpm', '--dir', root, '--silent']
  return [
    ['node -e 0', [node, '-e', '0']],
    ['lmeval --help', [node, `${root}apps/cli/src/bin.ts`, '--help']],
    ['mera --help', [node, `${root}apps/mera/src/bin.ts`, '--help']],
    ['pnpm --silent lmeval --help', [...pnpm, 'lmeval', '--help']],
    ['pnpm --silent mera --help', [...pnpm, 'mera', '--help']],
    ...(peer ? [['lm_eval --help', [peer.program, '--help']] as const] : []),
  ]
}
