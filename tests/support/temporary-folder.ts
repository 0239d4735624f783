import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A folder that is deleted when it is disposed of. */
export interface TemporaryFolder extends Disposable {
  readonly path: string
  /** Absolute path of something in it. */
  at(...names: string[]): string
  /** Writes a file, and the folders above it. Returns its absolute path. */
  write(name: string, content: string | Uint8Array): string
  remove(name: string): void
}

/** Makes an empty folder. */
export function temporaryFolder(): TemporaryFolder {
  const folder = mkdtempSync(path.join(tmpdir(), 'eval-test-'))
  const at = (...names: string[]): string => path.join(folder, ...names)
  return {
    path: folder,
    at,
    write(name, content) {
      const file = at(name)
      mkdirSync(path.dirname(file), { recursive: true })
      writeFileSync(file, content)
      return file
    },
    remove: (name) => rmSync(at(name), { recursive: true, force: true }),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  }
}
