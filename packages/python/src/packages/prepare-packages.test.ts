import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DataError, PrerequisiteError, UsageError } from '@eval/core'
import { afterAll, expect, test } from 'vitest'
import { indexOf, tarballOf, wheelOf } from '../testing/archives.ts'
import { folderSource } from './folder-source.ts'
import type { PackageSource } from './package-source.ts'
import { preparePackages } from './prepare-packages.ts'

const temporary = mkdtemp(path.join(tmpdir(), 'eval-packages-'))
afterAll(async () => rm(await temporary, { recursive: true }))

let folders = 0
async function newFolder(): Promise<string> {
  folders += 1
  return path.join(await temporary, String(folders))
}

async function prepared(packages: readonly string[], source: PackageSource, preferred = {}) {
  return await preparePackages({ packages, source, folder: await newFolder(), preferred })
}

const wheel = (name: string, metadata = ''): Record<string, Uint8Array> => {
  const file = `${name.replace('==', '-')}-py3-none-any.whl`
  return { [file]: wheelOf(file, { [`${name.split('==')[0] ?? ''}.py`]: 'x = 1\n' }, metadata) }
}

const names = ({ packages }: Awaited<ReturnType<typeof prepared>>): string[] =>
  packages.map(({ name, version }) => `${name} ${version}`)

test('a package comes with what it needs here, in versions that fit together', async () => {
  const source = indexOf({
    ...wheel(
      'One==1.0',
      'Requires-Dist: two (>=1)\nRequires-Dist: win ; sys_platform == "win32"\nRequires-Dist: more; extra == "all"\nRequires-Dist: numpy\nRequires-Dist: three\n',
    ),
    ...wheel('two==1.5'),
    ...wheel('two==2.0'),
    ...wheel('two==3.0rc1'),
    ...wheel('three==1.0', 'Requires-Dist: two<2\n'),
    ...wheel('more==1.0'),
  })
  expect(names(await prepared(['one'], source)).sort()).toEqual(['one 1.0', 'three 1.0', 'two 1.5'])
  expect(names(await prepared(['one[all]'], source))).toContain('more 1.0')
})

test('newest, preferred, wanted, withdrawn and too new versions', async () => {
  const archives = { ...wheel('a==1.0'), ...wheel('a==1.1'), ...wheel('a==1.2'), ...wheel('a==2.0') }
  const facts = {
    'a-2.0-py3-none-any.whl': { requiresPython: '>=3.13' },
    'a-1.2-py3-none-any.whl': { yanked: true },
  }
  const source = indexOf(archives, facts)
  expect(names(await prepared(['a'], source))).toEqual(['a 1.1'])
  expect(names(await prepared(['a'], source, { a: '<1.1' }))).toEqual(['a 1.0'])
  expect(names(await prepared(['a==1.1'], source, { a: '<1.1' }))).toEqual(['a 1.1'])
  await expect(prepared(['a>3'], source)).rejects.toThrow(/a>3 wanted by you.*1\.1/)
})

test('packages that contradict each other are named with what they want', async () => {
  const source = indexOf({
    ...wheel('a==1.0', 'Requires-Dist: c==1\n'),
    ...wheel('b==1.0', 'Requires-Dist: c>1\n'),
    ...wheel('c==1'),
    ...wheel('c==2'),
  })
  const failure = prepared(['a', 'b'], source)
  await expect(failure).rejects.toThrow(UsageError)
  await expect(failure).rejects.toThrow(/c==1 wanted by a, c>1 wanted by b/)
})

test('source archives are taken as they are, and nothing of them is executed', async () => {
  const source = indexOf({
    'flat-1.0.tar.gz': tarballOf({
      'flat-1.0/PKG-INFO': 'Name: flat\nVersion: 1.0\n',
      'flat-1.0/setup.py': 'raise SystemExit("executed")\n',
      'flat-1.0/flat/__init__.py': '',
      'flat-1.0/flat/data/words.txt': 'a b\n',
      'flat-1.0/tests/__init__.py': '',
    }),
    'deep-1.0.tar.gz': tarballOf({
      'deep-1.0/PKG-INFO': 'Name: deep\nVersion: 1.0\n',
      'deep-1.0/src/deep.egg-info/top_level.txt': 'other\n',
      'deep-1.0/src/deep.egg-info/requires.txt': 'flat\n\n[x]\nnothing\n\n[:python_version < "3"]\nold\n',
      'deep-1.0/src/other/__init__.py': '',
    }),
  })
  const { folders: places, packages } = await prepared(['deep'], source)
  expect(packages.map(({ name }) => name)).toEqual(['deep', 'flat'])
  const files = await Promise.all(places.map((place) => readdir(place, { recursive: true })))
  expect(
    files.map((each) => each.filter((file) => /\.\w+$/.test(file) && !file.endsWith('dist-info')).sort()),
  ).toEqual([['other/__init__.py'], ['flat/__init__.py', 'flat/data/words.txt']])
  expect(files[1]).toContain('flat-1.0.dist-info/METADATA')
})

test('native code is refused by name, and left out where something else needs it', async () => {
  const source = indexOf({
    'fast-2.0-cp312-cp312-manylinux_2_17_x86_64.whl': new Uint8Array(),
    'fast-2.0.tar.gz': new Uint8Array(),
    'odd-1.0-py3-none-any.whl': wheelOf('odd-1.0-py3-none-any.whl', { 'odd/core.so': 'ELF' }),
    'raw-1.0.tar.gz': tarballOf({
      'raw-1.0/PKG-INFO': 'Name: raw\nVersion: 1.0\n',
      'raw-1.0/raw/__init__.py': '',
      'raw-1.0/raw/speed.c': 'int main;',
    }),
    ...wheel('user==1.0', 'Requires-Dist: fast\nRequires-Dist: nobody\n'),
  })
  for (const name of ['fast', 'odd', 'raw']) {
    await expect(prepared([name], source)).rejects.toThrow(PrerequisiteError)
    await expect(prepared([name], source)).rejects.toThrow(new RegExp(`${name} \\d\\.0`))
  }
  const { packages, leftOut } = await prepared(['user'], source)
  expect(packages).toEqual([{ name: 'user', version: '1.0' }])
  expect(leftOut.map(({ name, neededBy }) => [name, neededBy])).toEqual([
    ['fast', 'user'],
    ['nobody', 'user'],
  ])
  await expect(prepared(['nobody'], source)).rejects.toThrow(/the index has no package nobody/)
})

test('damaged and hostile archives are refused', async () => {
  const file = 'a-1.0-py3-none-any.whl'
  const good = wheelOf(file, { 'a.py': '' })
  const head = { 'a-1.0/PKG-INFO': 'Name: a\nVersion: 1.0\n' }
  const sources: readonly (readonly [PackageSource, RegExp])[] = [
    [indexOf({ [file]: good }, { [file]: { sha256: '0'.repeat(64) } }), /SHA-256/],
    [indexOf({ [file]: wheelOf(file, { 'a.py': '' }, '', { 'a.py': 'x' }) }), /a\.py is not the file/],
    [indexOf({ [file]: wheelOf(file, { '../../a.py': '' }) }), /outside its folder: \.\.\/\.\.\/a\.py/],
    [indexOf({ [file]: good.subarray(0, 40) }), /cannot be unpacked/],
    [indexOf({ 'a-1.0.tar.gz': tarballOf({ ...head, 'a-1.0/../../a.py': '' }) }), /outside its folder/],
    [indexOf({ 'a-1.0.tar.gz': tarballOf({ '/etc/a.py': '' }) }), /outside its folder/],
    [indexOf({ 'a-1.0.tar.gz': tarballOf({ ...head, 'a-1.0/b/__init__.py': '' }) }), /setup\.py only/],
    [indexOf({ 'a-1.0.tar.gz': new Uint8Array([1, 2, 3]) }), /cannot be unpacked/],
  ]
  for (const [source, message] of sources) {
    await expect(prepared(['a'], source)).rejects.toThrow(DataError)
    await expect(prepared(['a'], source)).rejects.toThrow(message)
  }
})

test('what was prepared is used again without the index', async () => {
  const source = indexOf({ ...wheel('a==1.0', 'Requires-Dist: b\n'), ...wheel('b==1.0') })
  const folder = await newFolder()
  const first = await preparePackages({ packages: ['a'], source, folder })
  expect(source.asked).toHaveLength(2)
  expect(await preparePackages({ packages: ['a'], source, folder })).toEqual(first)
  expect(source.asked).toHaveLength(2)
  await rm(first.folders[1] ?? '', { recursive: true })
  expect(await preparePackages({ packages: ['a'], source, folder })).toEqual(first)
  expect(await readFile(path.join(first.folders[1] ?? '', 'b.py'), 'utf8')).toBe('x = 1\n')
})

test('a folder of archives is a source', async () => {
  const folder = await newFolder()
  const { mkdir } = await import('node:fs/promises')
  await mkdir(folder)
  expect(() => folderSource(folder)).toThrow(/holds no packages/)
  expect(() => folderSource(`${folder}/none`)).toThrow(UsageError)
  for (const [name, bytes] of Object.entries(wheel('Some_Thing==1.0')))
    await writeFile(path.join(folder, name), bytes)
  const source = folderSource(folder)
  expect(source.packages).toEqual(['some-thing'])
  expect(names(await prepared(source.packages, source))).toEqual(['some-thing 1.0'])
  await expect(prepared(['a b'], source)).rejects.toThrow(/names no package/)
})
