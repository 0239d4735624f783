import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A folder with files, deleted when it is disposed of. */
export interface TemporaryFolder extends AsyncDisposable {
  readonly path: string
  /** Writes a file. @returns its absolute path */
  write(name: string, content: string | Uint8Array): Promise<string>
}

/** Makes a folder with the given files. */
export async function temporaryFolder(
  files: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(tmpdir(), 'datasets-test-'))
  const write = async (name: string, content: string | Uint8Array) => {
    const file = join(path, name)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, content)
    return file
  }
  for (const [name, content] of Object.entries(files)) await write(name, content)
  return { path, write, [Symbol.asyncDispose]: async () => await rm(path, { recursive: true, force: true }) }
}
