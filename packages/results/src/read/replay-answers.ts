import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { DataError } from '@eval/core'
import { samplesFileName } from '../parsing/samples-file-name.ts'
import { type ReplayIndex, replayIndex, type ReplaySource } from '../replay/replay-index.ts'
import { listRuns, type SamplesFile } from './list-runs.ts'
import { placedSamples } from './placed-samples.ts'
import { unreadableFile } from './unreadable-file.ts'

/**
 * The recorded answers of samples files; of a folder, those of the newest file of every task in it. The task is the one that
 * the file name tells.
 * @throws DataError if there is nothing to read, or a file cannot be read or is malformed
 */
export async function replayAnswers(paths: readonly string[]): Promise<ReplayIndex> {
  const files: SamplesFile[] = []
  for (const path of paths) files.push(...(await samplesFilesAt(path)))
  return replayIndex(recordsOf(files))
}

async function samplesFilesAt(path: string): Promise<readonly SamplesFile[]> {
  if (await isFolder(path)) {
    const files = await listRuns(path)
    if (files.length > 0) return files
    throw new DataError(`${path} holds no samples file (samples_<task>_<stamp>.jsonl), at any depth.`)
  }
  const name = samplesFileName(basename(path))
  if (name) return [{ ...name, file: path }]
  throw new DataError(
    `${path} is no samples file: its name does not have the form samples_<task>_<stamp>.jsonl.`,
  )
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch (error) {
    throw unreadableFile(path, error)
  }
}

async function* recordsOf(files: readonly SamplesFile[]): AsyncGenerator<ReplaySource, void, undefined> {
  for (const { taskName, file } of files) {
    for await (const { line, record } of placedSamples(file))
      yield { taskName, record, where: `${file}, line ${line}` }
  }
}
