import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A small tmpfs of a test's own. */
export interface SmallDisk extends Disposable {
  readonly path: string
  /** Takes all free space. */
  fill(): void
  /** Frees what `fill` took. */
  free(): void
  setReadOnly(readOnly: boolean): void
}

/** Whether this process may mount file systems (root on Linux). */
export function canMount(): boolean {
  try {
    mountSmallDisk(64)[Symbol.dispose]()
    return true
  } catch {
    return false
  }
}

/** @throws if the process may not mount. */
export function mountSmallDisk(kibibytes: number): SmallDisk {
  const path = mkdtempSync(join(tmpdir(), 'small-disk-'))
  const filler = join(path, 'filler')
  const run = (command: string, ...args: string[]): void => {
    execFileSync(command, args, { stdio: 'ignore' })
  }
  run('mount', '-t', 'tmpfs', '-o', `size=${kibibytes}k`, 'tmpfs', path)
  return {
    path,
    fill: () => fillDisk(filler),
    free: () => rmSync(filler, { force: true }),
    setReadOnly: (readOnly) => run('mount', '-o', `remount,${readOnly ? 'ro' : 'rw'}`, path),
    [Symbol.dispose]: () => {
      run('umount', path)
      rmSync(path, { recursive: true })
    },
  }
}

function fillDisk(path: string): void {
  const file = openSync(path, 'a')
  try {
    for (;;) writeSync(file, Buffer.alloc(4096))
  } catch {
    // Full: what was wanted.
  } finally {
    closeSync(file)
  }
}
