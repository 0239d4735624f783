import { glob, stat } from 'node:fs/promises'
import path from 'node:path'
import { UsageError } from '@eval/core'
import { compareCodePoints, fnmatch } from '@eval/pystd'
import type { TaskIndex } from '../index/task-index.ts'
import { didYouMean } from '../loading/did-you-mean.ts'
import { UnknownTaskError } from './unknown-task-error.ts'

/** One thing to evaluate: a name of the index, or a task file. */
export type TaskSpec = { readonly name: string } | { readonly file: string }

/**
 * What the words of `--tasks` mean: names, patterns of names (`mmlu_*`, `arc_?asy`), paths and patterns of `.yaml` files, or
 * one folder of them. Each once, in the order in which it is first met; what one pattern finds is sorted.
 * @param hint - Added to the message about unknown names.
 * @throws UnknownTaskError naming what was not found and what it might have been.
 * @source lm_eval/config/evaluate_config.py process_tasks (0.4.13)
 */
export async function taskSpecs(
  words: readonly string[],
  index: TaskIndex,
  hint = '`lmeval ls tasks` lists all names.',
): Promise<TaskSpec[]> {
  const unknown: string[] = []
  const found = new Map<string, TaskSpec>()
  for (const word of new Set(words)) {
    const specs = await specsOf(word, words.length === 1, index)
    if (specs.length === 0) unknown.push(word)
    for (const spec of specs) found.set(JSON.stringify(spec), spec)
  }
  if (unknown.length > 0) {
    const hints = unknown.map((name) => didYouMean(name, index.entries.keys())).join('')
    throw new UnknownTaskError(
      `Tasks not found: ${unknown.join(', ')}.${hints}${leftOutHint(index)} ${hint}`,
      unknown,
    )
  }
  if (found.size === 0) throw new UsageError('No tasks were named. Name at least one with --tasks.')
  return [...found.values()]
}

/** A name that is not known may be that of a file with a mistake, which was said before. */
function leftOutHint({ warnings }: TaskIndex): string {
  const leftOut = warnings.filter((warning) => /^Task file .* is left out: /s.test(warning))
  return leftOut.length === 0 ? '' : ' A task file that was left out (see above) may hold what is missing.'
}

async function specsOf(word: string, isOnly: boolean, index: TaskIndex): Promise<TaskSpec[]> {
  if (word.endsWith('.yaml')) return await filesOf(word)
  if (index.entries.has(word)) return [{ name: word }]
  const matching = [...index.entries.keys()].filter((name) => fnmatch(name, word))
  if (matching.length > 0 || !isOnly || !(await isFolder(word)))
    return matching.sort(compareCodePoints).map((name) => ({ name }))
  return await filesOf(`${word}/*.yaml`)
}

/** Files that a path pattern finds, sorted: a file system has no order of its own. */
async function filesOf(pattern: string): Promise<TaskSpec[]> {
  const files: string[] = []
  for await (const file of glob(path.resolve(pattern))) files.push(file)
  return files.sort(compareCodePoints).map((file) => ({ file }))
}

async function isFolder(name: string): Promise<boolean> {
  try {
    return (await stat(name)).isDirectory()
  } catch {
    return false
  }
}
