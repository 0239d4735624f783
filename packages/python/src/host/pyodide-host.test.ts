import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DataError, InterruptedError, NumpyValue, UsageError } from '@eval/core'
import { pythonHostConformance } from '@eval/core/testing'
import { pyFloat } from '@eval/pystd'
import { afterAll, describe, expect, test } from 'vitest'
import { openPythonHost } from './open-python-host.ts'

const temporary = mkdtemp(path.join(tmpdir(), 'eval-host-'))
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

const cacheFolder = temporary.then((folder) => path.join(folder, 'cache'))
const { signal } = new AbortController()

async function hostWith(files: Readonly<Record<string, string>>) {
  const root = await folderOf(files)
  const host = await openPythonHost({ roots: [root], cacheFolder: await cacheFolder, signal })
  const load = (name: string, module = 'utils') => host.load({ folder: root, module, name, root })
  return { host, root, load }
}

describe('keeps the promises of a host', () => {
  const make = async (files: Readonly<Record<string, string>>, timeLimit: number) => {
    const folder = await folderOf(files)
    const host = await openPythonHost({ roots: [folder], cacheFolder: await cacheFolder, timeLimit })
    return { host, folder }
  }
  test.each(pythonHostConformance(make))('$name', { timeout: 120_000 }, async ({ run }) => {
    await expect(run()).resolves.toBeUndefined()
  })
})

test('starts without a folder for its snapshot', async () => {
  const root = await folderOf({ 'utils.py': 'import numpy as np\n\ndef mean(x):\n    return np.mean(x)\n' })
  await using host = await openPythonHost({ roots: [root] })
  const mean = await host.load({ folder: root, module: 'utils', name: 'mean', root })
  await expect(mean.call([{ arguments: [[0.1, 0.2, 0.4]] }])).resolves.toEqual([0.23333333333333336])
})

test('helpers import their neighbours, through lm_eval.tasks and relatively', async () => {
  const root = path.dirname(
    await folderOf({ 'a.py': 'from .b import x\n\ndef f():\n    return x\n', 'b.py': 'x = 7\n' }),
  )
  const folder = path.join(root, String(folders))
  const other = path.join(root, 'c')
  await mkdir(other)
  await writeFile(
    path.join(other, 'c.py'),
    `from lm_eval.tasks import datasets_of_mine\nfrom lm_eval.tasks.c.d import f as g\n\ndef h():\n    return g() + datasets_of_mine.y\n`,
  )
  await writeFile(path.join(other, 'd.py'), 'def f():\n    return 1\n')
  await writeFile(path.join(root, 'datasets_of_mine.py'), 'y = 2\n')
  await using host = await openPythonHost({ roots: [root], cacheFolder: await cacheFolder })
  const f = await host.load({ folder, module: 'a', name: 'f', root })
  const h = await host.load({ folder: other, module: 'c', name: 'h', root })
  expect(await f.call([{ arguments: [] }])).toEqual([7])
  expect(await h.call([{ arguments: [] }])).toEqual([3])
})

test('arrays of numpy come as what they hold, and, where that is asked for, with their text', async () => {
  const text =
    'import numpy as np\n\ndef f():\n' +
    '    return {"a": np.array([1.5, 2.0]), "b": np.array(True), "n": np.int64(3), "x": np.mean([1, 2])}\n'
  const { host, load } = await hostWith({ 'utils.py': text })
  await using _ = host
  const f = await load('f')
  const x = 1.5
  expect(await f.call([{ arguments: [] }])).toEqual([{ a: [1.5, pyFloat(2)], b: true, n: 3, x }])
  // As CPython 3.11 with numpy 2.4.6 shows them.
  expect(await f.call([{ arguments: [] }], 'arrays')).toEqual([
    { a: new NumpyValue([1.5, pyFloat(2)], '[1.5 2. ]'), b: new NumpyValue(true, 'True'), n: 3, x },
  ])
})

test('an import that a helper guards fails as it should', async () => {
  const text =
    'try:\n    import nothing_such\nexcept ImportError:\n    nothing_such = None\n\ndef f():\n    return nothing_such is None\n'
  const { host, load } = await hostWith({ 'utils.py': text })
  await using _ = host
  expect(await (await load('f')).call([{ arguments: [] }])).toEqual([true])
})

test('an attribute that numpy has but its stand-in lacks is named when the helper is loaded', async () => {
  const { host, load } = await hostWith({
    'utils.py': 'import numpy as np\n\ndef f(x):\n    return np.linalg.norm(x)\n',
  })
  await using _ = host
  await expect(load('f')).rejects.toThrow(/utils\.f .*numpy\.linalg/)
})

test('sums of floats are those of Python 3.11', async () => {
  const { host, load } = await hostWith({ 'utils.py': 'def f(x):\n    return sum(x)\n' })
  await using _ = host
  // Compensated, as later versions add, it would be 0.6.
  expect(await (await load('f')).call([{ arguments: [[0.1, 0.2, 0.3]] }])).toEqual([0.6000000000000001])
})

test('packages that the user allows can be imported, and read their files', async () => {
  const root = await folderOf({ 'utils.py': 'import tiny_thing\n\ndef f():\n    return tiny_thing.answer\n' })
  const text = 'import pathlib\nanswer = int((pathlib.Path(__file__).parent / "answer.txt").read_text())\n'
  const files = { 'tiny_thing/__init__.py': text, 'tiny_thing/answer.txt': '42' }
  const packages = [await folderOf(files)]
  await using host = await openPythonHost({ roots: [root], packages, cacheFolder: await cacheFolder })
  const f = await host.load({ folder: root, module: 'utils', name: 'f', root })
  expect(await f.call([{ arguments: [] }])).toEqual([42])
})

test('a helper can end with an alarm what takes too long', async () => {
  const { host, load } = await hostWith({
    'utils.py': `import signal

class Late(Exception):
    pass

def late(*_):
    raise Late

def f(seconds):
    signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        for step in range(10 ** 12):
            pass
    except Late:
        return [signal.alarm(3), signal.alarm(0), signal.alarm(0)]
`,
  })
  await using _ = host
  expect(await (await load('f')).call([{ arguments: [0.2] }])).toEqual([[0, 3, 0]])
})

test('patterns of regex know categories and properties of characters', async () => {
  const { host, load } = await hostWith({
    'utils.py': `import regex

def f(text):
    return [regex.sub(pattern, "-", text) for pattern in (r"\\p{Default_Ignorable_Code_Point}", r"[\\p{Lu}]", r"\\P{L}")]
`,
  })
  await using _ = host
  const [found] = await (await load('f')).call([{ arguments: ['aB\u200dc1'] }])
  expect(found).toEqual(['aB-c1', 'a-\u200dc1', 'aB-c-'])
})

test('what helpers print is heard, while they are loaded and called', async () => {
  const root = await folderOf({
    'utils.py': 'print("loaded")\n\ndef f():\n    print("да", end="")\n    print(1 / 0)\n',
  })
  const printed: string[] = []
  const onPrint = (text: string) => void printed.push(text)
  await using host = await openPythonHost({ roots: [root], cacheFolder: await cacheFolder, onPrint })
  const f = await host.load({ folder: root, module: 'utils', name: 'f', root })
  await expect(f.call([{ arguments: [] }])).rejects.toThrow('ZeroDivisionError')
  expect(printed).toEqual(['loaded\n', 'да'])
})

test('a folder outside of the roots is refused', async () => {
  const { host, root } = await hostWith({ 'utils.py': '' })
  await using _ = host
  const folder = await temporary
  await expect(host.load({ folder, module: 'utils', name: 'f', root })).rejects.toThrow(UsageError)
})

test('a process that Python ends is an error with the name of the helper', async () => {
  const { host, load } = await hostWith({
    'utils.py': 'import os\n\ndef f():\n    os._exit(3)\n\ndef g():\n    raise SystemExit\n',
  })
  await using _ = host
  await expect((await load('f')).call([{ arguments: [] }])).rejects.toThrow(/utils\.f/)
  await expect((await load('g')).call([{ arguments: [] }])).rejects.toThrow(DataError)
})

test('an interrupted host answers nothing more', async () => {
  const root = await folderOf({ 'utils.py': 'def hang():\n    while True:\n        pass\n' })
  const controller = new AbortController()
  await using host = await openPythonHost({
    roots: [root],
    cacheFolder: await cacheFolder,
    signal: controller.signal,
  })
  const hang = await host.load({ folder: root, module: 'utils', name: 'hang', root })
  const call = hang.call([{ arguments: [] }])
  setTimeout(() => controller.abort(new InterruptedError('stop')), 100)
  await expect(call).rejects.toThrow('stop')
  await expect(hang.call([{ arguments: [] }])).rejects.toThrow('stop')
})

test('the limit of a crossing is for one entry: many that take long are called in parts', async () => {
  const root = await folderOf({
    'utils.py':
      'import time\n\ndef f(n):\n    time.sleep(0.1)\n    if n == 25:\n        raise ValueError(n)\n    return n\n\ndef g(doc):\n    time.sleep(0.1)\n    doc["x"] = 1\n    return doc["n"]\n',
  })
  await using host = await openPythonHost({ roots: [root], cacheFolder: await cacheFolder, timeLimit: 2000 })
  const load = (name: string) => host.load({ folder: root, module: 'utils', name, root })
  const calls = Array.from({ length: 26 }, (_, n) => ({ arguments: [n] }))
  const f = await load('f')
  expect(await f.call(calls.slice(0, 25))).toEqual(calls.slice(0, 25).map(({ arguments: [n] }) => n))
  await expect(f.call(calls)).rejects.toThrow(/entry 25/)
  const { values, changed } = await (await load('g')).documents(calls.map((_, n) => ({ n })))
  expect([values.at(-1), changed.get(25)]).toEqual([25, { n: 25, x: 1 }])
})
