import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { demoModelFolder } from '@eval/backend-local'
import type { TemporaryFolder } from './temporary-folder.ts'

/** Copies the embedded model to `<folder>/model`, as something to damage. Returns the path of the copy. */
export function copyModel(folder: TemporaryFolder): string {
  const copy = folder.at('model')
  cpSync(demoModelFolder, copy, { recursive: true })
  return copy
}

/** Changes a JSON file in a folder. */
export function editJson(
  folder: string,
  name: string,
  change: (json: Record<string, unknown>) => Record<string, unknown>,
): void {
  const file = path.join(folder, name)
  const json: Record<string, unknown> = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(file, JSON.stringify(change(json)))
}
