import { abortable, type Scored, type ScoreJob, type ScoreOptions, type TokenScorer } from '@eval/core'
import type { RunBounds } from '../plan/run-limits.ts'
import { checkPositions } from './check-positions.ts'
import { checkTokens } from './check-tokens.ts'
import { scoreWindow } from '../plan/score-window.ts'
import type { ModelWorker } from '../worker/model-worker.ts'
import type { ScoredJobs } from '../scoring/score-collector.ts'
import type { StoredType } from '../model-source/stored-tensor.ts'
import { roundTo } from './round-to.ts'

export interface LocalScorerOptions {
  readonly worker: ModelWorker
  /** Longest input, tokens. */
  readonly maxLength: number
  readonly prefixTokenId: number
  readonly prefixReuse: boolean
  readonly bounds: RunBounds
  /** Rows of the model's embedding. */
  readonly vocabularySize: number
  /** Most tokens of an input, where positions are learned. */
  readonly positions?: number
  /** Type that sums of log-probabilities are rounded to. Default: none. */
  readonly sumsIn?: StoredType
}

/** A token scorer on a model worker; disposing of it disposes of the worker. */
export function createLocalScorer(options: LocalScorerOptions): TokenScorer {
  const { worker, maxLength, prefixTokenId, prefixReuse, bounds, positions, vocabularySize } = options
  async function* score(
    window: readonly ScoreJob[],
    { signal, keepPrefixes = false }: ScoreOptions,
  ): AsyncGenerator<Scored, void, undefined> {
    signal?.throwIfAborted()
    for (const job of window) {
      checkTokens(job.tokens, vocabularySize)
      // The last token is never an input.
      checkPositions(job.tokens.length - 1, positions)
    }
    const request = { window: scoreWindow(window), prefixReuse, bounds, keepPrefixes }
    for await (const part of worker.score(request, signal)) {
      yield* scored(window, part, options.sumsIn)
      signal?.throwIfAborted()
    }
  }
  return {
    maxLength,
    prefixTokenId,
    score: (window, scoreOptions) => abortable(score(window, scoreOptions), scoreOptions.signal),
    [Symbol.asyncDispose]: () => worker[Symbol.asyncDispose](),
  }
}

function* scored(
  window: readonly ScoreJob[],
  part: ScoredJobs,
  sumsIn: StoredType = 'float32',
): Iterable<Scored> {
  let start = 0
  for (const [place, position] of part.jobs.entries()) {
    const job = window[position]
    if (job === undefined) continue
    const end = start + Math.max(0, job.tokens.length - job.from)
    const logprobs = part.logprobs.slice(start, end)
    yield {
      index: job.index,
      logprobs,
      ...(sumsIn !== 'float32' && {
        sum: roundTo(
          logprobs.reduce((sum, logprob) => sum + logprob, 0),
          sumsIn,
        ),
      }),
      greedy: part.greedy[place] === 1,
    }
    start = end
  }
}
