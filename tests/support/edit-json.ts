import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Changes a JSON file of a folder. */
export function editJson(
  folder: string,
  name: string,
  change: (json: Record<string, unknown>) => Record<string, unknown>,
): void {
  const file = path.join(folder, name)
  const json: Record<string, unknown> = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(file, JSON.stringify(change(json)))
}
