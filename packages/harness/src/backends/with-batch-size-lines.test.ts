import type { Backend, Request } from '@eval/core'
import { PyRandom } from '@eval/pystd'
import { expect, test } from 'vitest'
import { dummyBackend } from './dummy-backend.ts'
import { withBatchSizeLines } from './with-batch-size-lines.ts'

const choice: Request = { type: 'loglikelihood', context: 'a', continuation: 'b' }
const text: Request = { type: 'loglikelihood_rolling', text: 'a' }
const generation: Request = { type: 'generate_until', context: 'a', generation: {} }

async function asked(report: Backend['report'], ...runs: readonly (readonly Request[])[]) {
  const lines: string[] = []
  const backend = withBatchSizeLines((line) => lines.push(line))({
    ...dummyBackend({ random: new PyRandom(0) }),
    report,
  })
  for (const requests of runs) for await (const _ of backend.run(requests, {})) continue
  return { lines, batchSizes: backend.report.batchSizes }
}

test('the size is said in the words of lm_eval, once for each kind of request', async () => {
  const report = { batchSizes: [64], generationBatchSize: 8 }
  expect(await asked(report, [choice], [text], [generation], [generation])).toEqual({
    lines: [
      'Passed argument batch_size = auto:1. Detecting largest batch size',
      'Determined largest batch size: 64',
      'Passed argument batch_size = auto. Detecting largest batch size',
      'Determined Largest batch size: 64',
      'Passed argument batch_size = auto. Detecting largest batch size',
      'Determined Largest batch size: 8',
    ],
    batchSizes: [64],
  })
})

test('only scored continuations leave a size in the results', async () => {
  expect(await asked({ batchSizes: [4] }, [generation], [])).toEqual({
    lines: [
      'Passed argument batch_size = auto. Detecting largest batch size',
      'Determined Largest batch size: 4',
    ],
    batchSizes: undefined,
  })
})

test('a backend whose size is given says nothing', async () => {
  expect(await asked({}, [choice])).toEqual({ lines: [], batchSizes: undefined })
})
