import { tokenScorerConformance } from '@eval/core/testing'
import { ModelError, type TokenScorer } from '@eval/core'
import { expect, test } from 'vitest'
import { demoModelFolder } from '../demo-model-folder.ts'
import type { BatchSize } from '../plan/run-limits.ts'
import { ModelWorker } from '../worker/model-worker.ts'
import { createLocalScorer } from './local-token-scorer.ts'

async function scorer(batchSize: BatchSize, prefixReuse: boolean): Promise<TokenScorer> {
  const worker = await ModelWorker.open(demoModelFolder, { device: { type: 'cpu' }, threads: 1 })
  const bounds = { batchSize, maxBatchSize: 64 }
  return createLocalScorer({
    worker,
    maxLength: 96,
    prefixTokenId: 0,
    prefixReuse,
    bounds,
    vocabularySize: 1024,
  })
}

for (const [batchSize, prefixReuse] of [
  ['auto', true],
  [1, true],
  [8, false],
] as const) {
  for (const { name, run } of tokenScorerConformance(() => scorer(batchSize, prefixReuse), {
    vocabularySize: 1024,
    tolerance: 1e-4,
  })) {
    test(`batch size ${batchSize}, prefix reuse ${prefixReuse}: ${name}`, () =>
      expect(run()).resolves.toBeUndefined())
  }
}

test('refuses tokens that the model does not have', async () => {
  await using local = await scorer('auto', true)
  const score = async (): Promise<void> => {
    for await (const _ of local.score([{ index: 0, tokens: Int32Array.of(1, 1024), from: 1 }], {})) continue
  }
  await expect(score()).rejects.toBeInstanceOf(ModelError)
})
