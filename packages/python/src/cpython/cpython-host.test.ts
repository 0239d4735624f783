import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { InterruptedError, type PythonHost } from '@eval/core'
import { pythonHostConformance } from '@eval/core/testing'
import { afterAll, describe, expect, test } from 'vitest'
import { MissingPackageError } from '../host/missing-package-error.ts'
import { openCPythonHost } from './open-cpython-host.ts'

/** EVAL_TEST_PYTHON may name one that has the real datasets and lm_eval. */
const python = process.env['EVAL_TEST_PYTHON'] ?? 'python3'
const hasPython = spawnSync(python, ['-c', 'import sys; sys.exit(sys.version_info < (3, 10))']).status === 0

const temporary = mkdtemp(path.join(tmpdir(), 'eval-cpython-'))
afterAll(async () => rm(await temporary, { recursive: true }))

let folders = 0
async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  folders += 1
  const folder = path.join(await temporary, `lm_eval/tasks/${folders}`)
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
    await writeFile(path.join(folder, name), text)
  }
  return folder
}

async function hostWith(text: string, signal?: AbortSignal) {
  const root = await folderOf({ 'utils.py': text })
  const host: PythonHost = await openCPythonHost({
    python,
    roots: [root],
    environment: process.env,
    ...(signal === undefined ? {} : { signal }),
  })
  return { host, load: (name: string) => host.load({ folder: root, module: 'utils', name, root }) }
}

describe.skipIf(!hasPython)(`a host in ${python} (3.10 or newer)`, () => {
  const make = async (files: Readonly<Record<string, string>>, timeLimit: number) => {
    const folder = await folderOf(files)
    const host = await openCPythonHost({ python, roots: [folder], environment: process.env, timeLimit })
    return { host, folder }
  }
  test.each(pythonHostConformance(make, { sandboxed: false }))(
    'keeps the promise: $name',
    { timeout: 120_000 },
    async ({ run }) => {
      await expect(run()).resolves.toBeUndefined()
    },
  )

  test('what programs print reaches neither the terminal nor the answers', async () => {
    const { host, load } = await hostWith(
      'import os\n\ndef f():\n    print("x" * 100000)\n    os.system("echo y")\n    return 1\n',
    )
    await using _ = host
    expect(await (await load('f')).call([{ arguments: [] }])).toEqual([1])
  })

  test('a Python that dies is named with its last words, and the next call has another', async () => {
    const { host, load } = await hostWith(
      'import os, sys\n\ndef die():\n    print("last words", file=sys.stderr)\n    os._exit(7)\n\ndef f():\n    return 1\n',
    )
    await using _ = host
    const [die, f] = [await load('die'), await load('f')]
    await expect(die.call([{ arguments: [] }])).rejects.toThrow(/utils\.die.*code 7.*last words/)
    expect(await f.call([{ arguments: [] }])).toEqual([1])
  })

  test('a package that it lacks is named, with the Python that lacks it', async () => {
    const { host, load } = await hostWith(
      'import package_of_nobody\n\ndef f():\n    return package_of_nobody.x\n',
    )
    await using _ = host
    const failure = load('f')
    await expect(failure).rejects.toThrow(MissingPackageError)
    await expect(failure).rejects.toThrow(/package_of_nobody, which is not in .*python/)
  })

  test('two hosts at once do not know of each other', async () => {
    const text = 'counted = 0\n\ndef f():\n    global counted\n    counted += 1\n    return counted\n'
    const [one, two] = [await hostWith(text), await hostWith(text)]
    await using _ = one.host
    await using __ = two.host
    const functions = await Promise.all([one.load('f'), two.load('f')])
    const counts = await Promise.all(functions.map((f) => f.call([{ arguments: [] }, { arguments: [] }])))
    expect(counts).toEqual([
      [1, 2],
      [1, 2],
    ])
  })

  test('an interrupted host answers nothing more', async () => {
    const controller = new AbortController()
    const { host, load } = await hostWith('def hang():\n    while True:\n        pass\n', controller.signal)
    await using _ = host
    const hang = await load('hang')
    const call = hang.call([{ arguments: [] }])
    setTimeout(() => controller.abort(new InterruptedError('stop')), 100)
    await expect(call).rejects.toThrow('stop')
    await expect(hang.call([{ arguments: [] }])).rejects.toThrow('stop')
  })
})
