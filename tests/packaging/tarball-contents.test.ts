import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { homedir } from 'node:os'
import path from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import { repositoryRoot } from '../support/repository.ts'
import { importedSpecifiers } from './imported-specifiers.ts'
import type { Manifest } from './public-packages.ts'

/** Largest tarballs, kB. A package that grows past its limit should have a reason. */
const sizeLimits: Readonly<Record<string, number>> = {
  '@eval/backend-local': 1200,
  // What helpers import is written anew in Python: datasets, numpy, lm_eval, …
  '@eval/python': 150,
  '@eval/task-library': 200,
}
const usualLimit = 100

const packed = inject('packed')

describe.each(packed)('$name', ({ name, tarball, contents, folder }) => {
  const files = globSync('**/*', { cwd: contents }).filter((file) =>
    statSync(path.join(contents, file)).isFile(),
  )
  const read = (file: string): string => readFileSync(path.join(contents, file), 'utf8')
  const scripts = files.filter((file) => file.endsWith('.js'))
  const manifest: Manifest = JSON.parse(read('package.json'))

  test('is small', () => {
    expect(statSync(tarball).size / 1000).toBeLessThan(sizeLimits[name] ?? usualLimit)
  })

  test('has a README and the licence, and no sources, tests or maps', () => {
    expect(files).toEqual(expect.arrayContaining(['README.md', 'LICENSE', 'package.json']))
    expect(
      files.filter((file) =>
        /(?<!\.d)\.ts$|\.test\.js$|\.map$|(^|\/)(src|node_modules|vectors)\//.test(file),
      ),
    ).toEqual([])
  })

  test('holds no path of this machine', () => {
    const paths = [repositoryRoot, `${homedir()}/`].map((text) => Buffer.from(text))
    const found = files.filter((file) => {
      const bytes = readFileSync(path.join(contents, file))
      return paths.some((text) => bytes.includes(text))
    })
    expect(found).toEqual([])
  })

  test('has a manifest for the registry', () => {
    expect(JSON.stringify(manifest)).not.toMatch(/workspace:|catalog:|\.\/src\//)
    expect(manifest.publishConfig?.access).toBe('public')
    const lifecycle = Object.keys(manifest.scripts ?? {})
    expect(lifecycle.filter((script) => /install|prepare|prepublish/.test(script))).toEqual([])
  })

  test('imports built-in modules under their own prefix', () => {
    const imported = scripts.flatMap((file) => importedSpecifiers(read(file)))
    expect(imported.filter((specifier) => isBuiltin(specifier) && !specifier.startsWith('node:'))).toEqual([])
  })

  test('holds no copy of another package', () => {
    const origins = scripts.flatMap((file) =>
      [...read(file).matchAll(/^\/\/ (\S+\.\w+)$/gm)].map((match) => match[1] ?? ''),
    )
    const own = path.join(repositoryRoot, folder)
    expect(
      origins.filter((origin) => !existsSync(path.join(own, origin)) || origin.startsWith('..')),
    ).toEqual([])
  })
})

const commands = packed.flatMap(({ contents }) => {
  const { bin = {} }: Manifest = JSON.parse(readFileSync(path.join(contents, 'package.json'), 'utf8'))
  return Object.entries(bin).map(([command, file]) => ({ command, file: path.join(contents, file) }))
})

test.each(commands)('$command can be started by a shell', ({ file }) => {
  expect(readFileSync(file, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
})
