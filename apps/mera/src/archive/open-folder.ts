import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { compareCodePoints } from '@eval/pystd'
import type { Archive, ArchiveEntry } from './archive.ts'
import { fileChunks } from './file-chunks.ts'

/** An unpacked submission. @throws the file system's error */
export async function openFolder(folder: string): Promise<Archive> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = found.filter((item) => item.isFile()).map((item) => path.join(item.parentPath, item.name))
  const entries: ArchiveEntry[] = []
  for (const file of files.toSorted(compareCodePoints)) {
    entries.push({
      name: path.relative(folder, file).split(path.sep).join('/'),
      size: (await stat(file)).size,
      bytes: () => fileChunks(file),
    })
  }
  return { path: folder, kind: 'folder', entries, [Symbol.asyncDispose]: async () => {} }
}
