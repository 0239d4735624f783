import type { NormalizedGeneration } from '../normalized-generation.ts'
import type { Generated, GenerateJob, TokenGenerator } from '../token-generator.ts'
import { collect } from './collect.ts'
import type { ConformanceCase } from './conformance-case.ts'
import { expectEqual, expectRejection, expectThat } from './expectations.ts'
import { stableHash, stableShuffle } from './stable-hash.ts'

export interface TokenGeneratorConformanceOptions {
  /** Tokens of the prompts are taken from 0 … vocabularySize - 1. */
  readonly vocabularySize: number
  /** Token ids → text, special tokens kept. Absent: stop strings are not tested. */
  readonly decode?: (tokens: Int32Array) => string
  /** False for a generator that cannot sample. Default true. */
  readonly samples?: boolean
}

type Prompt = Omit<GenerateJob, 'index'>

const NEW_TOKENS = 6
const GREEDY: NormalizedGeneration = { until: [], maxNewTokens: NEW_TOKENS, doSample: false, temperature: 0 }
const SAMPLED: NormalizedGeneration = { ...GREEDY, doSample: true, temperature: 1 }

function prompts(maxLength: number, vocabularySize: number, generation = GREEDY): readonly Prompt[] {
  const lengths = [1, 5, 5, 9, maxLength - NEW_TOKENS].filter(
    (length) => length >= 1 && length <= maxLength - NEW_TOKENS,
  )
  return lengths.map((length, n) => ({
    tokens: Int32Array.from({ length }, (_, i) => stableHash(n, i) % vocabularySize),
    generation,
    maxNewTokens: NEW_TOKENS,
    seed: stableHash('seed', n),
  }))
}

async function generateAll(
  generator: TokenGenerator,
  jobs: readonly Prompt[],
  signal?: AbortSignal,
): Promise<Generated[]> {
  const window = jobs.map((job, index) => ({ ...job, index }))
  const generated = new Map<number, Generated>()
  for (const result of await collect(generator.generate(window, signal ? { signal } : {}))) {
    expectThat(!generated.has(result.index), `job ${result.index} was answered twice`)
    generated.set(result.index, result)
  }
  return window.map(({ index, maxNewTokens }) => {
    const result = generated.get(index)
    expectThat(result !== undefined, `job ${index} was not answered`)
    const { length } = result.tokens
    expectThat(
      length >= 1 && length <= maxNewTokens,
      `job ${index} got ${length} of at most ${maxNewTokens} tokens`,
    )
    if (result.finishReason === 'length')
      expectEqual(length, maxNewTokens, `tokens of job ${index}, ended by length`)
    return result
  })
}

/** The properties that every {@link TokenGenerator} has; `make` is called once for each of them. */
export function tokenGeneratorConformance(
  make: () => TokenGenerator | Promise<TokenGenerator>,
  { vocabularySize, decode, samples = true }: TokenGeneratorConformanceOptions,
): readonly ConformanceCase[] {
  const property = (name: string, check: (generator: TokenGenerator) => Promise<void>): ConformanceCase => ({
    name,
    run: async () => check(await make()),
  })
  const jobs = (generator: TokenGenerator): readonly Prompt[] => prompts(generator.maxLength, vocabularySize)
  const cases = [
    property('answers every job exactly once, within its limit', async (generator) => {
      await generateAll(generator, jobs(generator))
    }),
    property('answers an empty window', async (generator) => {
      expectEqual(await collect(generator.generate([], {})), [], 'answers to no jobs')
    }),
    property('writes the same greedy tokens alone, in company and in another order', async (generator) => {
      const asked = jobs(generator)
      const expected = await generateAll(generator, asked)
      const order = stableShuffle([...asked.keys()], 'order')
      const shuffled = await generateAll(
        generator,
        order.flatMap((index) => asked[index] ?? []),
      )
      for (const [position, index] of order.entries()) {
        expectEqual(
          shuffled[position]?.tokens,
          expected[index]?.tokens,
          `tokens of job ${index} in another order`,
        )
      }
      for (const [index, job] of asked.entries()) {
        const [alone] = await generateAll(generator, [job])
        expectEqual(alone?.tokens, expected[index]?.tokens, `tokens of job ${index} alone`)
      }
    }),
    property('keeps a shorter limit of one job beside longer ones', async (generator) => {
      const mixed = jobs(generator).map((job, n) => ({ ...job, maxNewTokens: 1 + (n % NEW_TOKENS) }))
      const whole = await generateAll(generator, jobs(generator))
      for (const [index, { tokens }] of (await generateAll(generator, mixed)).entries()) {
        expectEqual(
          tokens,
          whole[index]?.tokens.subarray(0, tokens.length),
          `the first tokens of job ${index}`,
        )
      }
    }),
    property('stops when the iteration ends early, and works again', async (generator) => {
      for await (const _ of generator.generate(
        jobs(generator).map((job, index) => ({ ...job, index })),
        {},
      ))
        break
      await generateAll(generator, jobs(generator))
    }),
    property('throws the reason of a signal that has fired', async (generator) => {
      const signal = AbortSignal.abort(new Error('enough'))
      const error = await expectRejection(
        () => generateAll(generator, jobs(generator), signal),
        'an aborted window',
      )
      expectThat(
        error === signal.reason,
        `an aborted window threw ${String(error)} instead of the signal's reason`,
      )
    }),
  ]
  if (decode)
    cases.push(
      property('ends at a stop string', (generator) => checkStop(generator, jobs(generator), decode)),
    )
  if (samples) {
    const sampled = (generator: TokenGenerator) => prompts(generator.maxLength, vocabularySize, SAMPLED)
    cases.push(property('draws by seed', (generator) => checkSeeds(generator, sampled(generator))))
  }
  return cases
}

/** Takes a piece of what is written without stops as the stop string: writing must end there, and not before. */
async function checkStop(
  generator: TokenGenerator,
  jobs: readonly Prompt[],
  decode: (tokens: Int32Array) => string,
): Promise<void> {
  const free = await generateAll(generator, jobs)
  for (const [index, job] of jobs.entries()) {
    const tokens = free[index]?.tokens ?? Int32Array.of()
    const stop = decode(tokens.subarray(1, 3))
    if (tokens.length < 3 || stop === '' || stop.includes('\u{fffd}') || !decode(tokens).includes(stop))
      continue
    const [stopped] = await generateAll(generator, [
      { ...job, generation: { ...job.generation, until: [stop] } },
    ])
    const written = decode(stopped?.tokens ?? Int32Array.of())
    expectThat(written.includes(stop), `job ${index} did not write its stop string`)
    expectEqual(stopped?.finishReason, 'stop', `finish reason of job ${index}`)
    const before = decode((stopped?.tokens ?? Int32Array.of()).subarray(0, -1))
    expectThat(!before.includes(stop), `job ${index} went on after its stop string`)
  }
}

async function checkSeeds(generator: TokenGenerator, jobs: readonly Prompt[]): Promise<void> {
  const once = await generateAll(generator, jobs)
  const again = await generateAll(generator, jobs)
  expectEqual(
    again.map(({ tokens }) => tokens),
    once.map(({ tokens }) => tokens),
    'tokens drawn with the same seeds',
  )
  const [first] = jobs
  if (!first) return
  const seeds = Array.from({ length: 8 }, (_, seed) => ({ ...first, seed: stableHash('other', seed) }))
  const drawn = (await generateAll(generator, seeds)).map(({ tokens }) => tokens.join())
  expectThat(new Set(drawn).size > 1, 'eight different seeds drew the same tokens')
}
