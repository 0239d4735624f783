import { readFile } from 'node:fs/promises'
import { DataError } from '@eval/core'
import { jsonLoads, type PyValue } from '@eval/pystd'
import { unreadable } from './read-lines.ts'

/** The list that a JSON file holds. @throws DataError */
export async function readList(file: string): Promise<readonly PyValue[]> {
  let value: PyValue
  try {
    value = jsonLoads(await readFile(file, 'utf8'))
  } catch (error) {
    throw unreadable(file, error)
  }
  if (!Array.isArray(value)) throw new DataError(`${file} holds no JSON list`)
  return value
}
