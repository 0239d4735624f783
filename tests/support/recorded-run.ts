import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { TaskLibrary } from '@eval/core'
import { recordingProgress } from '@eval/core/testing'
import { printedResults, runDatasetSource, simpleEvaluate } from '@eval/harness'
import {
  addOptions,
  CommandParser,
  flagValues,
  type ParsedFlags,
  resolveRun,
  runOptions,
} from '@eval/harness/options'

/** A recorded command of lm_eval, run again. */
export interface RepeatedRun {
  /** Where its files are. */
  readonly folder: string
  /** What it printed on standard output. */
  readonly printed: string
}

/**
 * Runs the command that a recorded run was made with, in this process, whose working folder must be that of the recording.
 *
 * @param recorded - The recorded run's folder, relative to the working folder.
 * @param folder - Where to put the files of this one.
 * @param tasks - In place of those of the command.
 * @param environment - Variables beside those of every run.
 */
export async function repeatRun(
  recorded: string,
  folder: string,
  libraries: readonly TaskLibrary[],
  tasks?: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<RepeatedRun> {
  const { argv }: { argv: string[] } = JSON.parse(readFileSync(path.join(recorded, 'run.json'), 'utf8'))
  const words = argv.slice(2).map((word, index, all) => {
    if (tasks !== undefined && all[index - 1] === '--tasks') return tasks
    return word.startsWith(recorded) ? word.replace(recorded, folder) : word
  })
  await mkdir(folder, { recursive: true })
  const parser = new CommandParser({ prog: 'test' })
  addOptions(parser, runOptions)
  const flags: ParsedFlags = parser.parse_args([...words, '--datasets_dir', 'datasets'])
  const run = await resolveRun(flagValues(runOptions, flags), runOptions)
  const progress = recordingProgress()
  const { signal } = new AbortController()
  const variables = {
    HF_HUB_OFFLINE: '1',
    XDG_CACHE_HOME: path.join(path.dirname(folder), 'cache'),
    ...environment,
  }
  const lines: string[] = []
  const outcome = await simpleEvaluate(run, {
    libraries,
    source: runDatasetSource(run, { environment: variables, progress, signal }),
    progress,
    signal,
    environment: variables,
    now: () => Date.now(),
    program: { name: 'test', version: '0' },
    print: (text) => lines.push(text),
    printAside: () => {},
  })
  const [failure] = outcome.failures
  if (failure !== undefined) throw new Error(`${failure.taskName} failed`, { cause: failure })
  return { folder, printed: [...lines, printedResults(run, outcome)].join('\n') }
}
