import { readFile } from 'node:fs/promises'
import { ModelError } from '@eval/core'
import { requireRegularFile } from './require-regular-file.ts'

/** The object a JSON file holds; undefined if there is no such file. @throws ModelError if it is not an object. */
export async function readJson(file: string): Promise<Readonly<Record<string, unknown>> | undefined> {
  await requireRegularFile(file)
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
    throw new ModelError(`Cannot read ${file}: ${error.message}.`)
  })
  if (text === undefined) return undefined
  try {
    const value: unknown = JSON.parse(text)
    if (isObject(value)) return value
  } catch {
    // falls through to the same message
  }
  throw new ModelError(`${file} is not a JSON object.`)
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
