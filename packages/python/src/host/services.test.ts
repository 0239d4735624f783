import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { EncodedMedia, NetworkError, type PythonServices } from '@eval/core'
import { PyTuple } from '@eval/pystd'
import { fakeTokenizer } from '@eval/core/testing'
import { afterAll, expect, test } from 'vitest'
import { openPythonHost } from './open-python-host.ts'

const temporary = mkdtemp(path.join(tmpdir(), 'eval-services-'))
afterAll(async () => rm(await temporary, { recursive: true }))

const features = { text: { dtype: 'string', _type: 'Value' } }

async function hostWith(module: string, services: PythonServices, timeLimit = 60_000) {
  const root = await temporary
  const name = `m${Math.trunc(performance.now() * 1000)}`
  await writeFile(path.join(root, `${name}.py`), module)
  const cacheFolder = path.join(root, 'cache')
  const host = await openPythonHost({ roots: [root], services, cacheFolder, timeLimit })
  return { host, load: (of: string) => host.load({ folder: root, module: name, name: of, root }) }
}

test('a helper loads a dataset: only the splits it looks at, once each', async () => {
  const asked: unknown[] = []
  const services: PythonServices = {
    splits: async ({ path: name }) => (name === 'org/data' ? ['train', 'test'] : []),
    dataset: async (request, split) => {
      asked.push([request, split])
      return { rows: [{ text: `${split} ä\ud83d\ude00`.repeat(100_000) }], features }
    },
    render: () => '',
  }
  const { host, load } = await hostWith(
    `import datasets

def make(size, **kwargs):
    loaded = datasets.load_dataset("org/data", name="one", revision="v1", streaming=True, data_files={"test": "x"})
    again = datasets.load_dataset("org/data", split="test[:1]")
    return {"test": loaded["test"].map(lambda row: {"size": len(row["text"]) + size}), "names": [{"n": list(loaded)}],
            "other": again, "train": loaded["train"]}
`,
    services,
  )
  await using _ = host
  const make = await load('make')
  const tables = await make.splits({ size: 1, more: 2 }, ['test', 'names', 'other'])
  expect(tables['names']?.rows).toEqual([{ n: ['train', 'test'] }])
  expect(tables['test']?.rows[0]?.['size']).toBe(700_001)
  expect(Object.keys(tables)).toEqual(['test', 'names', 'other'])
  const request = { path: 'org/data', name: 'one', options: { revision: 'v1', data_files: { test: 'x' } } }
  expect(asked).toEqual([
    [request, 'test'],
    [{ path: 'org/data', options: {} }, 'test[:1]'],
  ])
  await expect(make.splits({ size: 1 }, ['dev'])).rejects.toThrow(
    /make of .* failed: KeyError: .*there is no split dev, only test, names, other, train/,
  )
})

test('what the program around says of a dataset is what the user is told', async () => {
  const fail = async (): Promise<never> => {
    throw new NetworkError('the hub was not reached')
  }
  const services: PythonServices = { splits: fail, dataset: fail, render: () => '' }
  const module = `import datasets

def load(**kwargs):
    return datasets.load_dataset("org/data")

def careful():
    try:
        return datasets.load_dataset("org/data", split="test")["text"]
    except RuntimeError as error:
        return str(error)
`
  const { host, load } = await hostWith(module, services)
  await using _ = host
  await expect((await load('load')).splits({})).rejects.toThrow(new NetworkError('the hub was not reached'))
  await expect((await load('careful')).call([{ arguments: [] }])).resolves.toEqual([
    'the hub was not reached',
  ])
})

test('the time that a service takes is not the helper’s', async () => {
  const services: PythonServices = {
    splits: async () => ['test'],
    dataset: async () => {
      await new Promise((resolve) => setTimeout(resolve, 4500))
      return { rows: [{ text: 'a' }], features }
    },
    render: () => '',
  }
  const { host, load } = await hostWith(
    'import datasets\ndef f():\n    return datasets.load_dataset("d", split="test")["text"]\n',
    services,
    2000,
  )
  await using _ = host
  await expect((await load('f')).call([{ arguments: [] }])).resolves.toEqual([['a']])
})

test('images stay where they are: helpers pass them on, and see their size', async () => {
  const head = Uint8Array.from([
    0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 7, 0, 0, 0, 5,
  ])
  const image = new EncodedMedia('image', head, 'a.png')
  const sound = new EncodedMedia('audio', Uint8Array.of(1))
  const services: PythonServices = {
    splits: async () => [],
    dataset: async () => ({ rows: [] }),
    render: () => '',
  }
  const module = `
def look(doc):
    picture = doc["picture"]
    return [picture, picture.size, picture.format, doc["sound"]["array"], hasattr(picture, "tolist")]

def change(doc):
    return doc["picture"].convert("RGB")

def again(dataset):
    return dataset.map(lambda row: {"more": [row["picture"]] * 2})
`
  const { host, load } = await hostWith(module, services)
  await using _ = host
  const doc = { picture: image, sound }
  const [seen] = await (await load('look')).call([{ arguments: [doc] }])
  expect(seen).toEqual([image, new PyTuple([7, 5]), 'PNG', sound, false])
  expect(Array.isArray(seen) && seen[0] === image).toBe(true)
  await expect((await load('change')).call([{ arguments: [doc] }])).rejects.toThrow(
    /needs the Python package PIL.*`convert` of an image or sound needs PIL.Image/,
  )
  const made = await (await load('again')).process({
    rows: [doc],
    features: { picture: { _type: 'Image' }, sound: { _type: 'Audio' } },
  })
  expect(made.rows).toEqual([{ ...doc, more: [image, image] }])
  expect(made.features?.['more']).toEqual({ feature: { _type: 'Image' }, _type: 'List' })
})

test('a helper counts tokens with the tokenizers of the program around', async () => {
  const services: PythonServices = {
    splits: async () => [],
    dataset: async () => ({ rows: [] }),
    render: () => '',
    tokenizer: async (name) => {
      if (name === 'org/none') throw new NetworkError('no tokenizer org/none')
      return fakeTokenizer()
    },
  }
  const module = `from transformers import AutoTokenizer

def count(name, text):
    tokenizer = AutoTokenizer.from_pretrained(name, trust_remote_code=True)
    found = tokenizer(text)
    both = tokenizer([text, ""], add_special_tokens=False)
    return [found.input_ids, found["attention_mask"], [len(ids) for ids in both.input_ids], tokenizer.decode(found.input_ids), len(tokenizer)]

def pad(name):
    return AutoTokenizer.from_pretrained(name).pad_to_multiple_of(3)
`
  const { host, load } = await hostWith(module, services)
  await using _ = host
  const own = fakeTokenizer()
  const ids = [...own.encode('two words')]
  const bare = own.encode('two words', { addSpecialTokens: false }).length
  const count = await load('count')
  await expect(count.call([{ arguments: ['org/model', 'two words'] }])).resolves.toEqual([
    [ids, ids.map(() => 1), [bare, 0], own.decode(ids), own.vocabularySize],
  ])
  await expect(count.call([{ arguments: ['org/none', ''] }])).rejects.toThrow(
    new NetworkError('no tokenizer org/none'),
  )
  await expect((await load('pad')).call([{ arguments: ['org/model'] }])).rejects.toThrow(
    /pad_to_multiple_of.*needs transformers/,
  )
})

test('versions of packages have their order', async () => {
  const services: PythonServices = {
    splits: async () => [],
    dataset: async () => ({ rows: [] }),
    render: () => '',
  }
  const module = `from packaging import version

def ordered(texts):
    return [str(one) for one in sorted(map(version.parse, texts))]
`
  const { host, load } = await hostWith(module, services)
  await using _ = host
  // As packaging 26.0 has it.
  const order = ['1.0.dev3', '1.0a1', '1.0rc2', '1.0', '1.0+local.2', '1.0.post1', '1.0.2', '1.11.0', '2!0.1']
  await expect((await load('ordered')).call([{ arguments: [order.toReversed()] }])).resolves.toEqual([order])
})
