import { rm, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { writeCheckpoint } from '../testing/write-checkpoint.ts'
import { readCheckpoint } from './checkpoint.ts'

const INDEX = 'model.safetensors.index.json'

test('gathers the tensors of several shards', async () => {
  await using folder = await temporaryFolder()
  await writeCheckpoint(folder.path, { shards: 3 })
  const checkpoint = await readCheckpoint(folder.path)
  expect(checkpoint.files).toHaveLength(3)
  expect(checkpoint.tensors.size).toBe(21)
  expect(checkpoint.tensors.get('lm_head.weight')?.shape).toEqual([61, 20])
})

test('names the shard that is missing', async () => {
  await using folder = await temporaryFolder()
  await writeCheckpoint(folder.path, { shards: 3 })
  await unlink(join(folder.path, 'model-2-of-3.safetensors'))
  await expect(readCheckpoint(folder.path)).rejects.toThrow(/Shard model-2-of-3\.safetensors, .* is missing/)
})

test('names the tensor that the index promises in vain', async () => {
  await using folder = await temporaryFolder()
  await writeCheckpoint(folder.path)
  await rm(join(folder.path, INDEX), { force: true })
  const file = join(folder.path, 'model.safetensors')
  const { rename } = await import('node:fs/promises')
  await rename(file, join(folder.path, 'shard.safetensors'))
  await writeFile(join(folder.path, INDEX), JSON.stringify({ weight_map: { missing: 'shard.safetensors' } }))
  await expect(readCheckpoint(folder.path)).rejects.toThrow(/Tensor "missing" is not in .*shard\.safetensors/)
  await writeFile(join(folder.path, INDEX), '{"weights": 1}')
  await expect(readCheckpoint(folder.path)).rejects.toThrow(/not an index of safetensors shards/)
})

test('says what to do with weights of another format', async () => {
  await using folder = await temporaryFolder()
  await writeFile(join(folder.path, 'pytorch_model.bin'), '')
  await expect(readCheckpoint(folder.path)).rejects.toThrow(/pytorch_model\.bin, which is not read: convert/)
})
