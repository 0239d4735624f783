import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { zipSync } from 'fflate'

/** A folder for tests, deleted when it is disposed of. */
export interface TestFolder extends AsyncDisposable {
  readonly path: string
  at(name: string): string
  /** Writes a file and the folders above it; returns its path. */
  write(name: string, content: string | Uint8Array): Promise<string>
  /** Writes a zip of these files; returns its path. */
  zip(name: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<string>
}

/** Makes an empty folder. */
export async function testFolder(): Promise<TestFolder> {
  const folder = await mkdtemp(path.join(tmpdir(), 'mera-test-'))
  const at = (name: string): string => path.join(folder, name)
  const write: TestFolder['write'] = async (name, content) => {
    await mkdir(path.dirname(at(name)), { recursive: true })
    await writeFile(at(name), content)
    return at(name)
  }
  return {
    path: folder,
    at,
    write,
    zip: (name, files) =>
      write(
        name,
        zipSync(Object.fromEntries(Object.entries(files).map(([key, value]) => [key, Buffer.from(value)]))),
      ),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  }
}

/** Text of a submission file. */
export function classText(records: readonly unknown[]): string {
  return JSON.stringify({ data: { test: records } })
}
