import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { DataError } from '@eval/core'
import type { PyRecord, PyValue } from '@eval/pystd'
import { parseTaskYaml } from './parse-task-yaml.ts'
import { isList } from './shapes.ts'

/** Where a key of a task file was written. */
export interface KeyPlace {
  readonly file: string
  /** From 1. */
  readonly line: number
}

/** A task file with everything it includes. */
export interface LoadedTaskFile {
  readonly values: PyRecord
  readonly places: ReadonlyMap<string, KeyPlace>
}

/**
 * Reads a task file and its includes. `include` is a path or a list of paths, relative to the including file; the listed
 * files are merged from left to right, a later one winning, and the file's own keys win over all of them. Whole values
 * are replaced, never merged. `task_list` is not inherited.
 *
 * MERA's own fork of lm_eval merges the other way round (the first listed wins); task files written for it must turn
 * their lists round. Two files may include the same third one, which lm_eval 0.4.13 takes for a cycle.
 *
 * @throws DataError for a file that cannot be read or is not a YAML mapping, and for an include cycle.
 * @source lm_eval/tasks/_yaml_loader.py load_yaml (0.4.13)
 */
export async function loadTaskFile(file: string, including: readonly string[] = []): Promise<LoadedTaskFile> {
  if (including.includes(file)) {
    throw new DataError(
      `Include cycle: ${[...including, file].join(' includes ')}. Remove one of the includes.`,
    )
  }
  const own = parseTaskYaml(await readText(file, including), file)
  const values: Record<string, PyValue> = {}
  const places = new Map<string, KeyPlace>()
  for (const included of includedFiles(own.values['include'], file)) {
    const base = await loadTaskFile(included, [...including, file])
    Object.assign(values, base.values)
    for (const [key, place] of base.places) places.set(key, place)
  }
  delete values['task_list']
  Object.assign(values, own.values)
  delete values['include']
  for (const [key, line] of own.lines) places.set(key, { file, line })
  return { values, places }
}

async function readText(file: string, including: readonly string[]): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const by = including.at(-1)
    throw new DataError(`Cannot read task file ${file}${by === undefined ? '' : `, included by ${by}`}.`, {
      cause: error,
    })
  }
}

function includedFiles(include: PyValue | undefined, file: string): string[] {
  if (include === undefined || include === null) return []
  const names = isList(include) ? include : [include]
  return names.map((name) => {
    if (typeof name === 'string') return path.resolve(path.dirname(file), name)
    throw new DataError(`${file}: \`include\` must be a path or a list of paths.`)
  })
}
