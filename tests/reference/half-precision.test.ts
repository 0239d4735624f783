import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Request, Response } from '@eval/core'
import { type LocalBackendOptions, openLocalBackend } from '@eval/backend-local'
import { describe, expect, test } from 'vitest'

// Recorded by lm_eval 0.4.13 with transformers 5.23 and torch 2.13 on CPU: models/llama in bfloat16, batch size 4.
const shared = process.env.EVAL_SHARED ?? join(import.meta.dirname, '../../../shared')
const golden = join(shared, 'lm-eval/golden')
const present = existsSync(golden)

interface Sample {
  readonly arguments: Readonly<Record<string, { readonly arg_0: string; readonly arg_1: string }>>
  readonly resps: readonly (readonly [readonly [string, string]])[]
}

interface Recorded {
  readonly request: Request
  readonly logprob: number
  readonly greedy: boolean
}

function recordsOf(run: string): readonly Recorded[] {
  const folder = join(golden, run, 'out/models__llama')
  const files = readdirSync(folder).filter((file) => file.startsWith('samples_'))
  const lines = files.flatMap((file) => readFileSync(join(folder, file), 'utf8').trim().split('\n'))
  return lines.flatMap((line) => {
    const sample: Sample = JSON.parse(line)
    return Object.values(sample.arguments).map(({ arg_0: context, arg_1: continuation }, index): Recorded => {
      const [logprob, greedy] = sample.resps[index]?.[0] ?? ['NaN', '']
      const request = { type: 'loglikelihood', context, continuation } as const
      return { request, logprob: Number(logprob), greedy: greedy === 'True' }
    })
  })
}

async function answersOf(
  recorded: readonly Recorded[],
  options: Partial<LocalBackendOptions>,
): Promise<readonly Response[]> {
  const pretrained = join(shared, 'lm-eval/models/llama')
  await using backend = await openLocalBackend({ pretrained, threads: 1, ...options })
  const answers: Response[] = []
  const requests = recorded.map(({ request }) => request)
  for await (const { index, response } of backend.run(requests, {})) answers[index] = response
  return answers
}

/** The differences of the sums, nats, ascending. */
function gaps(recorded: readonly Recorded[], answers: readonly Response[]): readonly number[] {
  return recorded
    .map(({ logprob }, index) => {
      const answer = answers[index]
      return answer !== undefined && 'logprob' in answer ? Math.abs(answer.logprob - logprob) : Number.NaN
    })
    .toSorted((a, b) => a - b)
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

describe.skipIf(!present)('runs in bfloat16 (skipped without the shared folder)', () => {
  test.each([
    ['bfloat16', {}, 75],
    ['softmax-dtype', { softmax_dtype: 'float32' }, 25],
  ])('%s: all greedy flags, sums far nearer than those of float32', async (run, options, met) => {
    const recorded = recordsOf(run)
    expect(recorded.length).toBe(108)
    const half = await answersOf(recorded, { dtype: 'bfloat16', ...options })
    for (const [index, { greedy }] of recorded.entries()) expect(half[index]).toMatchObject({ greedy })
    const near = gaps(recorded, half)
    const far = gaps(recorded, await answersOf(recorded, { dtype: 'float32' }))
    expect(near.at(-1)).toBeLessThanOrEqual(0.5)
    expect(mean(near)).toBeLessThan(mean(far) / 2)
    expect(near.filter((gap) => gap === 0).length).toBeGreaterThan(met)
  })
})
