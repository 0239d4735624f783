import { spawnSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PrerequisiteError, UsageError } from '@eval/core'
import { afterAll, expect, test } from 'vitest'
import { findInterpreter } from './find-interpreter.ts'

const found = spawnSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' })
const temporary = mkdtemp(path.join(tmpdir(), 'eval-interpreter-'))
afterAll(async () => rm(await temporary, { recursive: true }))

/** A program that does as it is told, in the shell's language. */
async function program(name: string, text: string): Promise<string> {
  const file = path.join(await temporary, name)
  await writeFile(file, `#!/bin/sh\n${text}\n`)
  await chmod(file, 0o755)
  return file
}

test.skipIf(found.status !== 0)('python3: by name, by path, by the folder of its environment', async () => {
  const executable = found.stdout.trim()
  const folder = path.join(await temporary, 'venv')
  await mkdir(path.join(folder, 'bin'), { recursive: true })
  await symlink(executable, path.join(folder, 'bin/python'))
  for (const named of ['python3', executable, folder])
    expect((await findInterpreter(named)).version).toMatch(/^3\.\d+\.\d+$/)
  expect((await findInterpreter(folder)).path).toBe(path.join(folder, 'bin/python'))
})

test('what is no Python is named with what it says', async () => {
  const none = path.join(await temporary, 'none')
  await expect(findInterpreter(none)).rejects.toThrow(`there is no Python at ${none}`)
  await expect(findInterpreter('no-such-command-at-all')).rejects.toThrow(UsageError)
  await mkdir(path.join(await temporary, 'empty'))
  await expect(findInterpreter(path.join(await temporary, 'empty'))).rejects.toThrow(/holds no Python/)
  const text = path.join(await temporary, 'text')
  await writeFile(text, 'hello')
  await expect(findInterpreter(text)).rejects.toThrow(/cannot be started/)
  const echo = await program('echo', 'echo hello; exit 4')
  const failure = findInterpreter(echo)
  await expect(failure).rejects.toThrow(UsageError)
  await expect(failure).rejects.toThrow(/is no Python: it ended with code 4, saying: hello/)
})

test('a Python that is too old, or does not answer', async () => {
  const old = await program('old', 'echo banner; echo eval-python 2.7.18')
  await expect(findInterpreter(old)).rejects.toThrow(PrerequisiteError)
  await expect(findInterpreter(old)).rejects.toThrow(/is Python 2\.7\.18; .* 3\.10/)
  const slow = await program('slow', 'sleep 60')
  await expect(findInterpreter(slow, 300)).rejects.toThrow(/within 0\.3 s/)
})
