import { mkdir, readdir, rename, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runLimits } from '../plan/run-limits.ts'
import { scoreWindow, type WindowJob } from '../plan/score-window.ts'
import { RopeTables } from '../rope/rope-tables.ts'
import { DecoderSession } from '../session/decoder-session.ts'
import { PrefixStore } from '../session/prefix-store.ts'
import { NaiveLlama } from '../testing/naive-llama.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { type CheckpointOptions, writeCheckpoint } from '../testing/write-checkpoint.ts'
import { scoreJobs, type ScoreSettings } from './score-engine.ts'

const settings = { device: { type: 'cpu' }, threads: 1 } as const
const sequence = (seed: number, length: number): number[] =>
  Array.from({ length }, (_, index) => (seed * 31 + index * index * 7 + index * 3) % 61)

/** A question with choices, a text scored from its beginning, and one that begins like the question. */
function someJobs(): WindowJob[] {
  const question = sequence(1, 14)
  return [
    ...[[5], [6], [7, 8, 9], [7, 8, 10, 11]].map((tail) => ({
      tokens: Int32Array.from([...question, ...tail]),
      from: 14,
    })),
    { tokens: Int32Array.from(sequence(2, 40)), from: 1 },
    { tokens: Int32Array.from([...question.slice(0, 10), ...sequence(3, 6)]), from: 12 },
  ]
}

async function score(
  session: DecoderSession,
  jobs: readonly WindowJob[],
  given: Partial<ScoreSettings>,
): Promise<Float32Array[]> {
  const results: Float32Array[] = []
  const all = {
    prefixReuse: true,
    limits: runLimits(session.shape, { batchSize: 'auto', maxBatchSize: 64 }),
    headRows: 100,
    ...given,
  }
  for await (const part of scoreJobs(session, new RopeTables(session.shape.ropes), scoreWindow(jobs), all)) {
    let start = 0
    for (const job of part.jobs) {
      const length = (jobs[job]?.tokens.length ?? 0) - (jobs[job]?.from ?? 0)
      results[job] = part.logprobs.slice(start, start + length)
      start += length
    }
  }
  return results
}

/** The largest difference of a log-probability from the naive model's, nats. */
async function worstDifference(folder: string, jobs: readonly WindowJob[]): Promise<number> {
  const naive = await NaiveLlama.open(folder)
  await using session = await DecoderSession.open(folder, settings)
  const scored = await score(session, jobs, {})
  const differences = jobs.flatMap(({ tokens, from }, index) => {
    const expected = naive.logprobs(tokens).slice(from - 1)
    return Array.from(expected, (logprob, place) =>
      Math.abs((scored[index]?.[place] ?? Number.NaN) - logprob),
    )
  })
  return Math.max(...differences)
}

const sizes = { num_attention_heads: 4, num_key_value_heads: 4, head_dim: 6 }
const variants: readonly (readonly [string, CheckpointOptions])[] = [
  ['grouped-query attention', {}],
  ['one head for each query', { sizes }],
  ['one key head for all', { sizes: { num_key_value_heads: 1 } }],
  ['a tied head and biases', { config: { tie_word_embeddings: true, attention_bias: true, mlp_bias: true } }],
  ['three shards', { shards: 3 }],
  ['bfloat16', { dtype: 'BF16', config: { tie_word_embeddings: true } }],
  ['float16 in two shards', { dtype: 'F16', shards: 2 }],
  ['linear scaling', { config: { rope_scaling: { type: 'linear', factor: 3 } } }],
  [
    'dynamic scaling beyond the trained context',
    { config: { max_position_embeddings: 20, rope_scaling: { type: 'dynamic', factor: 2 } } },
  ],
  [
    'llama3 scaling',
    {
      config: {
        rope_scaling: {
          rope_type: 'llama3',
          factor: 8,
          low_freq_factor: 1,
          high_freq_factor: 4,
          original_max_position_embeddings: 16,
        },
      },
    },
  ],
  [
    'yarn scaling',
    {
      config: {
        rope_parameters: {
          rope_type: 'yarn',
          rope_theta: 5000,
          factor: 4,
          original_max_position_embeddings: 16,
        },
      },
    },
  ],
]

test.each(variants)('agrees with a naive float64 model: %s', async (_, options) => {
  await using folder = await temporaryFolder()
  await writeCheckpoint(folder.path, options)
  expect(await worstDifference(folder.path, someJobs())).toBeLessThan(2e-5)
})

test('reads weights through the links of a hub cache and from files with odd names', async () => {
  await using folder = await temporaryFolder()
  const blobs = join(folder.path, 'models--o--n ü, 100%', 'blobs')
  const snapshot = join(blobs, '..', 'snapshots', 'abc')
  await writeCheckpoint(snapshot, { shards: 2 })
  await mkdir(blobs)
  for (const name of await readdir(snapshot)) {
    await rename(join(snapshot, name), join(blobs, `blob of ${name}`))
    await symlink(join('..', '..', 'blobs', `blob of ${name}`), join(snapshot, name))
  }
  expect(await worstDifference(snapshot, someJobs())).toBeLessThan(2e-5)
})

test('numbers do not depend on how the work is cut up', async () => {
  await using folder = await temporaryFolder()
  await writeCheckpoint(folder.path)
  await using session = await DecoderSession.open(folder.path, settings)
  const expected = await score(session, someJobs(), { prefixReuse: false })
  const cuts: Partial<ScoreSettings>[] = [
    { headRows: 3 },
    { limits: { tokens: () => 8, packedTokens: 8, contexts: 1 } },
    { limits: { tokens: () => 9, packedTokens: 9, contexts: 8 } },
    { limits: { tokens: () => 512, packedTokens: 512, contexts: 8 } },
    { prefixReuse: false, limits: { tokens: () => 512, packedTokens: 512, contexts: 8 } },
  ]
  for (const cut of cuts) {
    const scored = await score(session, someJobs(), cut)
    for (const [job, logprobs] of expected.entries()) {
      for (const [place, logprob] of logprobs.entries()) expect(scored[job]?.[place]).toBeCloseTo(logprob, 4)
    }
  }
})

/** The turns of two dialogues in three wordings: each begins as the one three turns before it. */
function turnsOf(dialogue: number, turns: number): WindowJob[][] {
  return Array.from({ length: turns }, (_, turn) => {
    const wording = sequence(100 + (turn % 3), 5)
    const context = [...wording, ...sequence(dialogue, 9 * turn), ...sequence(200 + turn, 6)]
    return [[5], [6], [7, 8]].map((tail) => ({
      tokens: Int32Array.from([...context, ...tail]),
      from: context.length,
    }))
  })
}

/** Counts the tokens that a session is fed. */
function counted(session: DecoderSession): () => number {
  let fed = 0
  const run = session.run.bind(session)
  session.run = (given) => {
    fed += given.inputIds.length
    return run(given)
  }
  return () => fed
}

test('what is kept between windows saves work and changes no number', async () => {
  await using folder = await temporaryFolder()
  await writeCheckpoint(folder.path)
  await using session = await DecoderSession.open(folder.path, settings)
  const { layers, keyValueHeads, headSize } = session.shape
  const fed = counted(session)
  const dialogues = [turnsOf(1, 20), turnsOf(2, 20)]
  const small = { limits: { tokens: () => 16, packedTokens: 16, contexts: 8 } }
  for (const given of [{}, small]) {
    const prefixes = new PrefixStore({ bytes: 2 ** 20, layers, width: keyValueHeads * headSize })
    const tokens = { without: 0, kept: 0 }
    for (const turn of Array.from({ length: 20 }).keys()) {
      const jobs = dialogues.flatMap((turns) => turns[turn] ?? [])
      const before = fed()
      const expected = await score(session, jobs, given)
      const between = fed()
      const kept = await score(session, jobs, { ...given, prefixes })
      tokens.without += between - before
      tokens.kept += fed() - between
      for (const [job, logprobs] of expected.entries())
        for (const [place, logprob] of logprobs.entries()) expect(kept[job]?.[place]).toBeCloseTo(logprob, 5)
    }
    expect(tokens.kept).toBeLessThan(tokens.without / 2)
  }
})

test('texts that are rotated in another way are not taken for each other', async () => {
  await using folder = await temporaryFolder()
  const rope_scaling = { type: 'dynamic', factor: 2 }
  await writeCheckpoint(folder.path, { config: { max_position_embeddings: 60, rope_scaling } })
  await using session = await DecoderSession.open(folder.path, settings)
  const { layers, keyValueHeads, headSize } = session.shape
  const prefixes = new PrefixStore({ bytes: 2 ** 20, layers, width: keyValueHeads * headSize })
  for (const jobs of turnsOf(1, 12)) {
    const expected = await score(session, jobs, {})
    const kept = await score(session, jobs, { prefixes })
    for (const [job, logprobs] of expected.entries())
      for (const [place, logprob] of logprobs.entries()) expect(kept[job]?.[place]).toBeCloseTo(logprob, 5)
  }
})
