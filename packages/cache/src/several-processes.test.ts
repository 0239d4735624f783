import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openResponseStore } from './open-response-store.ts'
import { numberedKey } from './testing/numbered.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'response-store-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** Runs a writer; resolves to the number of rows it said were flushed. Killed after `killAfter` reports. */
async function write(path: string, name: string, count: number, killAfter = Infinity): Promise<number> {
  const script = fileURLToPath(new URL('testing/write-forever.ts', import.meta.url))
  const child = spawn(process.execPath, [script, path, name, String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
    if (output.split('\n').length > killAfter) child.kill('SIGKILL')
  })
  await once(child, 'close')
  return Number(output.trimEnd().split('\n').at(-1))
}

async function expectRows(path: string, flushed: Readonly<Record<string, number>>): Promise<void> {
  await using store = openResponseStore({ path, onWarning: () => {} })
  for (const [name, count] of Object.entries(flushed)) {
    const keys = Array.from({ length: count }, (_, index) => numberedKey(`${name}${index}`))
    expect(store.getMany(keys).size).toBe(count)
  }
  const database = new DatabaseSync(path, { readOnly: true })
  expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' })
  database.close()
}

test('three processes write one new store together', async () => {
  const path = join(folder, 'x.db')
  const counts = await Promise.all(['a', 'b', 'c'].map((name) => write(path, name, 3000)))
  expect(counts).toEqual([3000, 3000, 3000])
  await expectRows(path, { a: 3000, b: 3000, c: 3000 })
})

test('after SIGKILL in the middle every flushed row is there, beside a process that goes on', async () => {
  const path = join(folder, 'x.db')
  const [a, b, c] = await Promise.all([
    write(path, 'a', 1e9, 60),
    write(path, 'b', 1e9, 150),
    write(path, 'c', 3000),
  ])
  expect(a).toBeGreaterThan(300)
  expect(b).toBeGreaterThan(900)
  await expectRows(path, { a, b, c })
})
