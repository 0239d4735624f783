import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Paths of the files at any depth of a folder whose bytes hold a text. */
export function filesWith(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes(text))
}
