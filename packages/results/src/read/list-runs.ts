import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { compareCodePoints } from '@eval/pystd'
import { type SamplesFileName, samplesFileName } from '../parsing/samples-file-name.ts'
import { unreadableFile } from './unreadable-file.ts'

/** A samples file: its path, task and stamp. */
export interface SamplesFile extends SamplesFileName {
  readonly file: string
}

/**
 * The samples files in a folder, at any depth: the newest, by the stamp in the name, of every task, sorted by task name. Of
 * equal stamps the first path counts.
 * @throws DataError if the folder cannot be read
 */
export async function listRuns(folder: string): Promise<readonly SamplesFile[]> {
  const newest = new Map<string, SamplesFile>()
  for (const path of await pathsBelow(folder)) {
    const name = samplesFileName(path.split(/[/\\]/).at(-1) ?? '')
    if (name === undefined) continue
    const known = newest.get(name.taskName)
    if (known === undefined || name.stamp > known.stamp)
      newest.set(name.taskName, { ...name, file: join(folder, path) })
  }
  return [...newest.values()].toSorted((a, b) => compareCodePoints(a.taskName, b.taskName))
}

async function pathsBelow(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder, { recursive: true })).toSorted(compareCodePoints)
  } catch (error) {
    throw unreadableFile(folder, error)
  }
}
