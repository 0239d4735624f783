import { parseArgs } from 'node:util'
import { UsageError } from '@eval/core'
import { type ModelName, modelNames } from '../checkpoints/model-sizes.ts'
import { type TaskName, taskNames } from '../requests/request-sets.ts'

/** What can be measured. */
export const sectionNames = [
  'scoring',
  'memory',
  'commands',
  'startup',
  'building',
  'dialogues',
  'prefixes',
  'programs',
  'mmlu',
  'listing',
  'api',
] as const
export type SectionName = (typeof sectionNames)[number]

/** What to measure, and how often. */
export interface BenchmarkOptions {
  readonly sections: readonly SectionName[]
  readonly models: readonly ModelName[]
  readonly tasks: readonly TaskName[]
  readonly threads: readonly number[]
  readonly repeats: number
  readonly quick: boolean
}

/** @throws UsageError on unknown flags and values. Undefined asks for help. */
export function benchmarkOptions(argv: readonly string[]): BenchmarkOptions | undefined {
  const flags = readFlags(argv)
  if (flags.help === true) return undefined
  const quick = flags.quick === true
  return {
    sections: chosen('only', sectionNames, flags.only),
    models: chosen('models', modelNames, flags.models ?? (quick ? '10m' : undefined)),
    tasks: chosen('tasks', taskNames, flags.tasks),
    threads: (flags.threads ?? '1,2').split(',').map((text) => positive('threads', text)),
    repeats: positive('repeats', flags.repeats ?? (quick ? '2' : '5')),
    quick,
  }
}

type Flags = Partial<Record<'only' | 'models' | 'tasks' | 'threads' | 'repeats', string>> &
  Partial<Record<'quick' | 'help', boolean>>

function readFlags(argv: readonly string[]): Flags {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  try {
    return parseArgs({
      // pnpm hands the dashes on that separate its own flags from ours.
      args: argv.filter((argument) => argument !== '--'),
      options: {
        only: text,
        models: text,
        tasks: text,
        threads: text,
        repeats: text,
        quick: flag,
        help: flag,
      },
    }).values
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    throw new UsageError(`${said}. See: pnpm bench --help`, { cause: error })
  }
}

function chosen<Name extends string>(
  flag: string,
  names: readonly Name[],
  text: string | undefined,
): readonly Name[] {
  if (text === undefined) return names
  const wanted = text.split(',')
  const unknown = wanted.find((name) => !names.some((known) => known === name))
  if (unknown !== undefined) throw new UsageError(`--${flag} ${unknown}: choose from ${names.join(', ')}.`)
  return names.filter((name) => wanted.includes(name))
}

function positive(flag: string, text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text)
  throw new UsageError(`--${flag} ${text} is not a positive whole number.`)
}
