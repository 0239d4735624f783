import { readdirSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ModelError } from '@eval/core'
import { describe, expect, test } from 'vitest'
import type { Computation } from '../decoder/computation.ts'
import { GenerationEngine } from '../generation/generation-engine.ts'
import { scoreWindow, type WindowJob } from '../plan/score-window.ts'
import type { RunLimits } from '../plan/plan-runs.ts'
import { RopeTables } from '../rope/rope-tables.ts'
import { scoreJobs } from '../scoring/score-engine.ts'
import { DecoderSession } from '../session/decoder-session.ts'
import { PrefixStore } from '../session/prefix-store.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { type ArchitectureGolden, writeGolden } from '../testing/write-golden.ts'
import { describeModel } from './describe-model.ts'

const folderOfGoldens = join(import.meta.dirname, 'golden')
const goldens = readdirSync(folderOfGoldens).map((file): readonly [string, ArchitectureGolden] => [
  file.replace('.json', ''),
  JSON.parse(readFileSync(join(folderOfGoldens, file), 'utf8')),
])
const golden = (name: string): ArchitectureGolden => {
  const found = goldens.find(([given]) => given === name)?.[1]
  if (found === undefined) throw new Error(`no golden ${name}`)
  return found
}

async function open(folder: string, computation?: Computation): Promise<DecoderSession> {
  const settings = { device: { type: 'cpu' }, threads: 1, ...(computation && { computation }) } as const
  return await DecoderSession.open(folder, settings)
}

const whole: RunLimits = { tokens: () => 512, packedTokens: 512, contexts: 64 }
const pieces: RunLimits = { tokens: () => 8, packedTokens: 8, contexts: 64 }

async function score(
  session: DecoderSession,
  jobs: readonly WindowJob[],
  limits: RunLimits,
  prefixes?: PrefixStore,
): Promise<readonly (readonly number[])[]> {
  const results: number[][] = []
  const settings = { prefixReuse: true, limits, headRows: 100, ...(prefixes && { prefixes }) }
  const parts = scoreJobs(session, new RopeTables(session.shape.ropes), scoreWindow(jobs), settings)
  for await (const part of parts) {
    let start = 0
    for (const job of part.jobs) {
      const length = (jobs[job]?.tokens.length ?? 0) - (jobs[job]?.from ?? 0)
      results[job] = Array.from(part.logprobs.subarray(start, start + length))
      start += length
    }
  }
  return results
}

const job = (tokens: readonly number[]): WindowJob => ({ tokens: Int32Array.from(tokens), from: 1 })

function difference(
  a: readonly number[],
  b: readonly number[],
): { readonly mean: number; readonly max: number } {
  const gaps = a.map((value, index) => Math.abs(value - (b[index] ?? Number.NaN)))
  return { mean: gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length, max: Math.max(...gaps) }
}

describe.each(goldens)('%s', (_, given) => {
  test('log-probabilities are those of transformers, however the text is cut up', async () => {
    await using folder = await temporaryFolder()
    await writeGolden(folder.path, given)
    await using session = await open(folder.path)
    const { headSize, keyValueHeads, layers } = session.shape
    const prefixes = new PrefixStore({ bytes: 2 ** 24, layers, width: keyValueHeads * headSize })
    // Texts that begin like it, and one that has nothing to do with it, stand beside it.
    const jobs = [job(given.tokens), job([...given.tokens.slice(0, 30), 9, 8]), job([3, 1, 4, 1, 5])]
    for (const [limits, kept] of [[whole], [pieces], [whole, prefixes], [pieces, prefixes]] as const) {
      const [logprobs = []] = await score(session, jobs, limits, kept)
      expect(difference(logprobs, given.float32).max).toBeLessThan(3e-5)
    }
  })

  test('generated tokens are those of transformers, beside a text of another length', async () => {
    await using folder = await temporaryFolder()
    await writeGolden(folder.path, given)
    await using session = await open(folder.path)
    const engine = new GenerationEngine(session, new RopeTables(session.shape.ropes), () => 6)
    const sampling = { temperature: 0, topP: 1, topK: 0, seed: 0 }
    const begin = (slot: number, tokens: readonly number[]) => ({
      slot,
      tokens: Int32Array.from(tokens),
      prefix: slot,
      prefixLength: 0,
      sampling,
    })
    const begun = [begin(0, given.tokens.slice(0, 10)), begin(1, [3, 1, 4])]
    const written: number[] = []
    for (const step of given.generated.keys()) {
      const { slots, tokens } = await engine.step({
        begun: step === 0 ? begun : [],
        ended: [],
        endedPrefixes: [],
      })
      written.push(tokens[slots.indexOf(0)] ?? -1)
    }
    expect(written).toEqual(given.generated)
  })

  test('in bfloat16 they are much nearer to those of torch in bfloat16 than float32 is', async () => {
    await using folder = await temporaryFolder()
    await writeGolden(folder.path, given)
    await using session = await open(folder.path, { type: 'bfloat16', floatSoftmax: false })
    const [logprobs = []] = await score(session, [job(given.tokens)], whole)
    const far = difference(given.float32, given.bfloat16)
    expect(difference(logprobs, given.bfloat16).mean).toBeLessThan(far.mean / 3)
    expect(logprobs.filter((value, index) => value === given.bfloat16[index]).length).toBeGreaterThan(16)
  })
})

test('a checkpoint of the bare model and names of older checkpoints are read', async () => {
  const cases = [
    ['gpt2', (name: string) => name.replace(/^transformer\./, '')],
    ['opt', (name: string) => name.replace(/^model\./, '')],
    ['gpt-neox', (name: string) => name.replace(/^(embed_out|lm_head)\./, 'embed_out.')],
    ['gpt-neox', (name: string) => name.replace(/^(embed_out|lm_head)\./, 'lm_head.')],
  ] as const
  for (const [name, rename] of cases) {
    await using folder = await temporaryFolder()
    await writeGolden(folder.path, golden(name), rename)
    await using session = await open(folder.path)
    const [logprobs = []] = await score(session, [job(golden(name).tokens)], whole)
    expect(difference(logprobs, golden(name).float32).max).toBeLessThan(3e-5)
  }
})

test.each([
  ['gpt2', { add_cross_attention: true }, /add_cross_attention=true is not supported/],
  ['gpt2', { n_embd: 25 }, /n_embd \(25\) is not a multiple of n_head \(4\)/],
  ['mistral', { layer_types: ['full_attention', 'sliding_attention'] }, /layer_types=.* is not supported/],
  ['mistral', { num_key_value_heads: 3 }, /num_attention_heads \(4\) is not a multiple/],
  [
    'qwen2',
    { sliding_window: null, layer_types: ['sliding_attention', 'full_attention'] },
    /layer 0 has a sliding window/,
  ],
  ['qwen3', { layer_types: ['full_attention'] }, /layer_types names 1 layers of 2/],
  ['qwen3', { hidden_act: 'mish' }, /config\.json: hidden_act: /],
  ['gemma2', { use_bidirectional_attention: true }, /use_bidirectional_attention=true is not supported/],
  ['gemma3-text', { attn_logit_softcapping: 4 }, /attn_logit_softcapping=4 is not supported/],
  ['phi3-long', { rope_parameters: { rope_type: 'linear', factor: 2 } }, /phi3 has no RoPE scaling "linear"/],
  [
    'phi3-long',
    { rope_parameters: { rope_type: 'longrope', short_factor: [1], long_factor: [1, 2, 3] } },
    /short_factor and long_factor must have 3 numbers/,
  ],
  ['llama', { partial_rotary_factor: 0.5 }, /partial_rotary_factor is not supported for this model_type/],
  ['llama', { quantization_config: { quant_method: 'gptq' } }, /quantised \("gptq"\)/],
  ['stablelm', { qk_layernorm: true }, /qk_layernorm=true is not supported/],
  ['bloom', { apply_residual_connection_post_layernorm: true }, /is not supported for this model_type/],
  [
    'falcon',
    { parallel_attn: false, new_decoder_architecture: true },
    /new_decoder_architecture without parallel_attn/,
  ],
  ['cohere', { use_qk_norm: true }, /use_qk_norm=true is not supported/],
  ['gpt-neo', { num_layers: 3 }, /attention_types names 2 layers of 3/],
  ['gptj', { rotary_dim: 7 }, /7 dimensions of heads of 6 cannot be rotated/],
  [
    'llama',
    { model_type: 'qwen3_moe' },
    /architecture "qwen3_moe", which is not supported\. Supported: .*qwen3/,
  ],
])('%s with %j is refused by name', async (name, keys, message) => {
  await using folder = await temporaryFolder()
  const config = { ...golden(name).config, ...keys }
  await writeFile(join(folder.path, 'config.json'), JSON.stringify(config))
  const error = await describeModel(folder.path).catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(ModelError)
  expect(String(error)).toMatch(message)
})
