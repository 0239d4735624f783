import { createStopChecker } from '../generation/stop-checker.ts'
import { abortable } from '../streams/abortable.ts'
import type { Generated, GenerateJob, TokenGenerator } from '../token-generator.ts'
import type { Tokenizer } from '../tokenizer.ts'
import { fakeLanguageModel, mostProbable } from './fake-language-model.ts'
import { stableHash, stableShuffle } from './stable-hash.ts'

export interface FakeTokenGeneratorOptions {
  readonly tokenizer: Tokenizer
  /** Longest context, prompt and new tokens together. Default 64. */
  readonly maxLength?: number
  readonly seed?: string | number
  /** What is generated instead of the made-up model's words, e.g. to end with a stop string. */
  readonly script?: (prompt: Int32Array) => ArrayLike<number>
}

/** A {@link TokenGenerator} without a model; it remembers what it was asked. */
export interface FakeTokenGenerator extends TokenGenerator {
  readonly windows: readonly (readonly GenerateJob[])[]
}

/** The token at a random place of the distribution; the place depends on the seed and the position only. */
function draw(logprobs: Float64Array, seed: number, position: number): number {
  let left = stableHash(seed, position) / 2 ** 32
  const drawn = logprobs.findIndex((logprob) => (left -= Math.exp(logprob)) < 0)
  return drawn === -1 ? logprobs.length - 1 : drawn
}

/** Makes a generator for tests: greedy or sampled words of a made-up language model, answers in shuffled order. */
export function fakeTokenGenerator(options: FakeTokenGeneratorOptions): FakeTokenGenerator {
  const { tokenizer, maxLength = 64, seed, script } = options
  const model = fakeLanguageModel(tokenizer.vocabularySize, seed)
  const windows: (readonly GenerateJob[])[] = []
  const generateOne = (job: GenerateJob): Generated => {
    const stop = createStopChecker((ids) => tokenizer.decode(ids), job.generation.until)
    const written = script?.(job.tokens)
    const tokens: number[] = []
    while (tokens.length < job.maxNewTokens) {
      const logprobs = model.next([...job.tokens, ...tokens])
      const drawn = job.generation.doSample ? draw(logprobs, job.seed, tokens.length) : mostProbable(logprobs)
      const token = written ? (written[tokens.length] ?? tokenizer.eosToken?.id ?? 0) : drawn
      tokens.push(token)
      if (stop.push(token) || token === tokenizer.eosToken?.id) {
        return { index: job.index, tokens: Int32Array.from(tokens), finishReason: 'stop' }
      }
    }
    return { index: job.index, tokens: Int32Array.from(tokens), finishReason: 'length' }
  }
  async function* generate(window: readonly GenerateJob[]): AsyncGenerator<Generated, void, undefined> {
    windows.push(window)
    for (const job of stableShuffle(window, windows.length)) yield generateOne(job)
  }
  return { maxLength, windows, generate: (window, { signal }) => abortable(generate(window), signal) }
}
