import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openPythonModule } from './open-python-module.ts'
import { PythonEndedError } from './python-ended-error.ts'
import { PythonRaisedError } from './python-raised-error.ts'

const interpreter = 'python3'
const hasPython = spawnSync(interpreter, ['--version']).status === 0

const temporary = mkdtemp(path.join(tmpdir(), 'eval-bridge-'))
afterAll(async () => rm(await temporary, { recursive: true }))

let modules = 0
async function opened(text: string, more: { startLimit?: number; log?: string } = {}) {
  modules += 1
  const module = path.join(await temporary, `module_${modules}.py`)
  await writeFile(module, text)
  return await openPythonModule({ interpreter, module, environment: process.env, ...more })
}

/** An engine that works in a thread, asked as one would ask a model. */
const engine = `import json, queue, threading, time

_jobs, _done = queue.Queue(), queue.Queue()

def _work():
    while True:
        job = _jobs.get()
        time.sleep(0.01)
        _done.put({"id": job["id"], "text": job["prompt"].upper()})

def open(options):
    threading.Thread(target=_work, daemon=True).start()
    return json.dumps({"pid": __import__("os").getpid(), "options": json.loads(options)})

def submit(batch):
    for job in json.loads(batch):
        _jobs.put(job)
    return ""

def poll(_):
    found = []
    try:
        found.append(_done.get(timeout=0.5))
        while True:
            found.append(_done.get_nowait())
    except queue.Empty:
        pass
    return json.dumps(found)
`

describe.skipIf(!hasPython)('a module in python3', () => {
  test('works in the background, and is asked for what is finished', async () => {
    await using module = await opened(engine)
    const state: unknown = JSON.parse(await module.call('open', '{"model": "x"}'))
    expect(state).toEqual({ pid: module.pid, options: { model: 'x' } })
    expect(module.version).toMatch(/^\d+\.\d+\.\d+$/)
    const jobs = Array.from({ length: 20 }, (_, id) => ({ id, prompt: `да 👍 ${id}` }))
    await module.call('submit', JSON.stringify(jobs))
    const texts = new Map<number, string>()
    while (texts.size < jobs.length) {
      const found: { id: number; text: string }[] = JSON.parse(await module.call('poll', ''))
      for (const { id, text } of found) texts.set(id, text)
    }
    expect(texts.get(7)).toBe('ДА 👍 7')
  })

  test('all texts cross: not a number, lone surrogates, ten megabytes', async () => {
    await using module = await opened('def echo(text):\n    return text\n')
    const texts = [
      '',
      'NaN',
      'Infinity',
      '{"ffid": 1}',
      '\ud800 a \udc00',
      '\u2028\0"\\',
      'я'.repeat(5_000_000),
    ]
    for (const text of texts) expect((await module.call('echo', text)) === text).toBe(true)
  })

  test('what a function raises, exits with, or gives instead of a text is an error of that call', async () => {
    await using module = await opened(
      'import sys\n\ndef fail(_):\n    raise KeyError("x")\n\ndef leave(_):\n    sys.exit(3)\n\ndef odd(_):\n    return float("nan")\n\nasync def later(_):\n    return ""\n\ndef f(_):\n    return "1"\n',
    )
    const failure = await module.call('fail', '').catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(PythonRaisedError)
    expect(failure).toMatchObject({ type: 'KeyError', message: "KeyError: 'x'" })
    await expect(module.call('leave', '')).rejects.toThrow('SystemExit: 3')
    await expect(module.call('odd', '')).rejects.toThrow('gave a float, not a text')
    await expect(module.call('later', '')).rejects.toThrow('gave a coroutine, not a text')
    await expect(module.call('nothing', '')).rejects.toThrow('AttributeError')
    expect(await module.call('f', '')).toBe('1')
  })

  test('the death of Python ends what is asked, with how it died and what it said', async () => {
    await using module = await opened(
      'import os, signal\n\ndef die(_):\n    print("goodbye")\n    os.kill(os.getpid(), signal.SIGKILL)\n',
    )
    const calls = [module.call('die', ''), module.call('die', '')]
    for (const call of calls) await expect(call).rejects.toThrow(PythonEndedError)
    await expect(module.call('die', '')).rejects.toThrow(/SIGKILL.*goodbye/)
  })

  test('a call that takes too long is ended with its Python', async () => {
    await using module = await opened(
      'import time\n\ndef wait(seconds):\n    time.sleep(float(seconds))\n    return ""\n',
    )
    expect(await module.call('wait', '0', 1000)).toBe('')
    await expect(module.call('wait', '60', 300)).rejects.toMatchObject({ reason: 'late' })
    await expect(module.call('wait', '0')).rejects.toThrow(PythonEndedError)
    await expect.poll(() => isAlive(module.pid)).toBe(false)
  })

  test('a module that cannot be imported, in time or at all', async () => {
    await expect(opened('raise ValueError("no")\n')).rejects.toThrow('ValueError: no')
    await expect(opened('import os\nos._exit(9)\n')).rejects.toThrow(/code 9/)
    await expect(opened('while True:\n    pass\n', { startLimit: 500 })).rejects.toThrow(/within 0\.5 s/)
    const module = path.join(await temporary, 'none.py')
    await expect(
      openPythonModule({ interpreter: '/bin/false', module, environment: process.env }),
    ).rejects.toThrow(PythonEndedError)
    await expect(
      openPythonModule({ interpreter: path.join(await temporary, 'none'), module, environment: process.env }),
    ).rejects.toThrow(PythonEndedError)
  })

  test('what is printed goes to the file that is named, also by programs that it starts', async () => {
    const log = path.join(await temporary, 'log.txt')
    await using module = await opened(
      'import os\n\ndef f(_):\n    print("printed")\n    os.system("echo started")\n    return ""\n',
      { log },
    )
    await module.call('f', '')
    expect(await readFile(log, 'utf8')).toBe('printed\nstarted\n')
  })
})

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
