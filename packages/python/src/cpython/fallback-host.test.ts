import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { MissingPackageError } from '../host/missing-package-error.ts'
import { PyodideHost } from '../host/pyodide-host.ts'
import { fallbackHost } from './fallback-host.ts'
import { openCPythonHost } from './open-cpython-host.ts'

const python = 'python3'
const hasPython = spawnSync(python, ['-c', 'import sys; sys.exit(sys.version_info < (3, 10))']).status === 0

const temporary = mkdtemp(path.join(tmpdir(), 'eval-fallback-'))
afterAll(async () => rm(await temporary, { recursive: true }))

/** `resource` is a module of Python's own that Pyodide lacks. */
const utils = `import random
import sys
import numpy as np
import resource
import package_of_nobody

def first():
    return [sys.platform, random.random(), np.random.rand()]

def second():
    resource.getpagesize()
    return [sys.platform, random.random(), np.random.rand()]

class Hidden:
    def look(self):
        from importlib import import_module
        return import_module("resource").getpagesize() > 0

def late():
    return [sys.platform, Hidden().look()]

def neither():
    return package_of_nobody.x
`

describe.skipIf(!hasPython)('a host with python3 behind it', () => {
  test('functions run where their packages are, and draw from one generator', {
    timeout: 120_000,
  }, async () => {
    const root = path.join(await temporary, 'lm_eval/tasks/x')
    await mkdir(root, { recursive: true })
    await writeFile(path.join(root, 'utils.py'), utils)
    const moved: string[] = []
    await using host = fallbackHost({
      first: new PyodideHost({ roots: [root], seeds: { python: 0, numpy: 1234 } }),
      second: () => openCPythonHost({ python, roots: [root], environment: process.env }),
      onSecond: ({ name }) => moved.push(name),
    })
    const load = (name: string) => host.load({ folder: root, module: 'utils', name, root })
    const [first, second, late] = [await load('first'), await load('second'), await load('late')]
    const drawn = []
    for (const each of [first, second, first, second]) drawn.push((await each.call([{ arguments: [] }]))[0])
    // CPython: random.seed(0), numpy.random.seed(1234), then four draws of both.
    expect(drawn).toEqual([
      ['emscripten', 0.8444218515250481, 0.1915194503788923],
      [process.platform, 0.7579544029403025, 0.6221087710398319],
      ['emscripten', 0.420571580830845, 0.4377277390071145],
      [process.platform, 0.25891675029296335, 0.7853585837137692],
    ])
    expect(await late.call([{ arguments: [] }])).toEqual([[process.platform, true]])
    expect(moved).toEqual(['second', 'late'])
    await expect(load('neither')).rejects.toThrow(MissingPackageError)
    await expect(load('neither')).rejects.toThrow(/package_of_nobody, which is not in .*python3/)
  })
})
