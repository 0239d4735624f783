import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openPythonHost } from './open-python-host.ts'

const helpers = `import random

own = random.Random(3)

def choices(doc):
    doc["names"].sort()
    return doc["names"]

def question(doc):
    return doc["question"]

def shuffled(dataset):
    def shuffle(doc):
        own.shuffle(doc["names"])
        return doc
    return dataset.map(shuffle)
`

test('what functions of documents change in them, and whether they draw', { timeout: 120_000 }, async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'eval-host-'))
  await writeFile(path.join(folder, 'utils.py'), helpers)
  await using host = await openPythonHost({ roots: [folder], cacheFolder: path.join(folder, 'cache') })
  const load = (name: string) => host.load({ folder, module: 'utils', name, root: folder })
  const docs = [
    { names: ['b', 'a'], question: 'who?' },
    { names: ['a'], question: 'what?' },
  ]
  const choices = await load('choices')
  expect(await choices.documents(docs)).toEqual({
    values: [['a', 'b'], ['a']],
    changed: new Map([[0, { names: ['a', 'b'], question: 'who?' }]]),
  })
  const question = await load('question')
  expect(await question.documents(docs)).toEqual({ values: ['who?', 'what?'], changed: new Map() })
  expect([choices.draws, (await load('shuffled')).draws]).toEqual([false, true])
  await rm(folder, { recursive: true })
})
