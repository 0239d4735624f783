import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { LoglikelihoodRequest } from '@eval/core'
import { backendConformance, collect } from '@eval/core/testing'
import { PyTuple, pyFloat } from '@eval/pystd'
import type { SampleRecord } from '@eval/results'
import { createResultsWriter } from '@eval/results/write'
import { expect, test } from 'vitest'
import { replayBackend } from './replay-backend.ts'

const continuations = [' a', ' b', ' c']

function request(docId: number, index: number): LoglikelihoodRequest {
  const continuation = continuations[index] ?? ''
  return {
    type: 'loglikelihood',
    context: `question ${docId}`,
    continuation,
    origin: { taskName: 't', docId, index },
  }
}

const requests = [0, 1, 2].flatMap((docId) => continuations.map((_, index) => request(docId, index)))

function record(docId: number): SampleRecord {
  const own = requests.filter(({ origin }) => origin?.docId === docId)
  return {
    docId,
    doc: {},
    target: 0,
    arguments: own.map(({ context, continuation }) => [
      typeof context === 'string' ? context : '',
      continuation,
    ]),
    resps: own.map((_, index) => [new PyTuple([pyFloat(-docId - index / 4), index === 0])]),
    filteredResps: [],
    filter: 'none',
    metrics: [],
    docHash: '',
    promptHash: '',
    targetHash: '',
    scores: {},
  }
}

async function recorded(): Promise<string> {
  const outputPath = mkdtempSync(path.join(tmpdir(), 'replay-'))
  const writer = createResultsWriter({ outputPath, modelName: 'm', stamp: '2026-01-01T00-00-00.000000' })
  await writer.writeSamples('t', [0, 1, 2].map(record))
  return outputPath
}

const folder = await recorded()

test.each(backendConformance(() => replayBackend({ path: folder }), { requests }))(
  '$name',
  async ({ run }) => {
    await expect(run()).resolves.toBeUndefined()
  },
)

test('answers are the recorded ones, whatever the order of the requests', async () => {
  const backend = await replayBackend({ path: await recorded() })
  const [completed] = await collect(backend.run([request(2, 1)], {}))
  expect(completed?.response).toMatchObject({ state: 'ok', logprob: -2.25, greedy: false })
})

test('a request without a recorded answer is an error that shows it', async () => {
  const backend = await replayBackend({ path: await recorded() })
  const other = { ...request(0, 0), context: 'another question' }
  const [completed] = await collect(backend.run([other], {}))
  expect(completed?.response).toMatchObject({ state: 'error' })
  expect(completed?.response).toHaveProperty(
    'message',
    expect.stringMatching(/document 0 of task t.*recorded "question 0", asked "another question"/),
  )
})
