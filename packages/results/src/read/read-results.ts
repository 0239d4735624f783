import { readFile } from 'node:fs/promises'
import type { EvaluationResults } from '../evaluation-results.ts'
import { parseResults } from '../parsing/parse-results.ts'
import { unreadableFile } from './unreadable-file.ts'

/**
 * Reads a `results_<stamp>.json`.
 * @throws DataError if the file cannot be read or is not one
 */
export async function readResults(file: string): Promise<EvaluationResults> {
  try {
    return parseResults(await readFile(file, 'utf8'), file)
  } catch (error) {
    throw unreadableFile(file, error)
  }
}
