import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Remembers the commit of a branch or tag, in one step. */
export async function writeRef(path: string, commit: string): Promise<void> {
  if ((await readFile(path, 'utf8').catch(() => '')) === commit) return
  await mkdir(dirname(path), { recursive: true })
  const temporary = `${path}.${randomUUID().slice(0, 8)}.tmp`
  await writeFile(temporary, commit)
  await rename(temporary, path)
}
