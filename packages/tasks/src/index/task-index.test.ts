import { UsageError } from '@eval/core'
import { expect, test } from 'vitest'
import { smallLibrary } from '../testing/small-library.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { buildTaskIndex } from './build-task-index.ts'
import { resolveTaskNames } from './resolve-task-names.ts'

const files = {
  'one/a.yaml': 'task: apple\ntag: [fruit, red]\noutput_type: multiple_choice\n',
  'one/b.yaml': 'include: common\ntask: banana\n',
  'one/common': 'tag: fruit\noutput_type: generate_until\n',
  'one/c.yaml': 'task: cherry\ntag: red\n',
  'one/d.yaml': 'task: apple\n',
  'one/e.yaml': 'group: basket\ntask: [cherry, fruit]\n',
  'one/f.yaml': 'group: heavy\ntask: [apple]\nnum_fewshot: 2\n',
  'one/g.yaml': 'task: fruit\n',
  'one/h.yaml': 'group: round\ntask: [round]\n',
  'one/bad.yaml': 'task: [1\n',
  'one/base.yaml': 'output_type: generate_until\n',
  'one/__pycache__/z.yaml': 'task: hidden\n',
  'two/a.yaml': 'task: apple\n',
}

test('names of two libraries, with what was left out', async () => {
  await using temporary = await temporaryFolder(files)
  const [one, two] = ['one', 'two'].map((name) => smallLibrary(`${temporary.folder}/${name}`))
  const index = await buildTaskIndex([one, two].filter((library) => library !== undefined))
  expect([...index.entries.keys()].sort()).toEqual([
    'apple',
    'banana',
    'basket',
    'cherry',
    'fruit',
    'heavy',
    'red',
    'round',
  ])
  expect(index.entries.get('apple')).toMatchObject({
    kind: 'task',
    file: `${temporary.folder}/two/a.yaml`,
    library: two,
  })
  expect(index.entries.get('banana')).toMatchObject({ outputType: 'generate_until' })
  expect(index.entries.get('fruit')).toEqual({ kind: 'tag', name: 'fruit', tasks: ['apple', 'banana'] })
  expect(index.warnings).toHaveLength(4)
  expect(index.warnings.join('\n')).toMatch(
    /bad\.yaml is left out[\s\S]*d\.yaml is left out[\s\S]*g\.yaml is left out[\s\S]*takes the place of/,
  )
})

test('names, tags, groups and patterns become tasks, each once', async () => {
  await using temporary = await temporaryFolder(files)
  const index = await buildTaskIndex([smallLibrary(`${temporary.folder}/one`)])
  const resolve = (...patterns: string[]) => resolveTaskNames(patterns, index)
  expect(await resolve('cherry', 'fruit', 'apple')).toEqual(['cherry', 'apple', 'banana'])
  expect(await resolve('basket')).toEqual(['cherry', 'apple', 'banana'])
  expect(await resolve('?a*', 'app[l]e')).toEqual(['banana', 'cherry', 'apple'])
  await expect(resolve('bananna', 'xyz')).rejects.toThrow(
    'Tasks not found: bananna, xyz. Did you mean banana?',
  )
  await expect(resolve('heavy')).rejects.toThrow('says `num_fewshot`, which is not supported yet')
  await expect(resolve('round')).rejects.toThrow('Group round contains itself')
  await expect(resolve()).rejects.toThrow(UsageError)
})

test('a folder that is not there is a usage error', async () => {
  await expect(buildTaskIndex([smallLibrary('/no/such/folder')])).rejects.toThrow(
    'Cannot read the task folder',
  )
})
