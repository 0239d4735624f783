import { collate, type Completed, disjointWindow, rollingWindows, type RollingRequest } from '@eval/core'
import type { ReadLogprobs } from '../dialects/dialect.ts'
import { encodeAll } from './encode-all.ts'
import { logprobResponse } from './logprob-response.ts'
import { requestFailure } from './request-failure.ts'
import type { Asked, RequestRun } from './request-run.ts'
import { runBatches } from './run-batches.ts'
import { compareJobs, type ScoreJob, scoreJob } from './score-job.ts'
import { scoreJobs } from './score-jobs.ts'

/** A text whose windows are being scored. */
interface Text extends Asked<RollingRequest> {
  readonly jobs: readonly ScoreJob[]
  readonly scored: Map<ScoreJob, ReadLogprobs>
  missing: number
}

/**
 * Scores whole texts, in windows that each leave room for one token of context and a new one. A text without tokens has
 * log-probability 0. Windows of different texts never share a request.
 *
 * @source lm_eval/models/api_models.py (0.4.13), `loglikelihood_rolling`
 */
export async function* runRolling(
  asked: readonly Asked<RollingRequest>[],
  run: RequestRun,
): AsyncGenerator<Completed, void, undefined> {
  const texts = await plan(asked, run)
  for (const text of texts) {
    if (text.missing === 0) yield { index: text.index, response: answer(text) }
  }
  const outcomes = runBatches(batchesOf(texts, run.endpoint.settings.batchSize), {
    concurrency: run.endpoint.settings.concurrency,
    perform: async ({ jobs }, signal) => {
      await run.eos()
      return scoreJobs(run, jobs, signal)
    },
    signal: run.options.signal,
  })
  const failed = new Set<Text>()
  for await (const { batch, result } of outcomes) {
    const { text, jobs } = batch
    if (result instanceof Error) {
      if (!failed.has(text))
        yield { index: text.index, response: requestFailure(text.request, text.index, result) }
      failed.add(text)
      continue
    }
    for (const [place, job] of jobs.entries()) {
      const scored = result[place]
      if (scored !== undefined) text.scored.set(job, scored)
    }
    text.missing -= jobs.length
    if (text.missing === 0) yield { index: text.index, response: answer(text) }
  }
}

async function plan(
  asked: readonly Asked<RollingRequest>[],
  { endpoint, options }: RequestRun,
): Promise<readonly Text[]> {
  const { tokenizer, settings } = endpoint
  if (tokenizer === undefined) throw new TypeError('a text is scored with a tokenizer')
  return encodeAll(
    asked,
    async ({ index, request }) => {
      const tokens = await tokenizer.encode(request.text)
      const prefixTokenId = await tokenizer.prefixTokenId()
      const windows = rollingWindows(tokens, { prefixTokenId, maxLength: settings.maxLength - 2 })
      const jobs = Array.from(windows, (window) =>
        scoreJob(index, disjointWindow(window), settings.maxLength),
      )
      return { index, request, jobs, scored: new Map(), missing: jobs.length }
    },
    { ...options, concurrency: settings.concurrency, phase: 'tokenizing texts' },
  )
}

function* batchesOf(
  texts: readonly Text[],
  batchSize: number,
): Generator<{ readonly text: Text; readonly jobs: readonly ScoreJob[] }, void, undefined> {
  for (const text of texts) {
    for (const batch of collate(text.jobs, { compare: compareJobs, chunkSize: batchSize })) {
      yield { text, jobs: batch.flatMap((place) => text.jobs[place] ?? []) }
    }
  }
}

function answer({ request, jobs, scored }: Text): Completed['response'] {
  return logprobResponse(
    request.type,
    jobs.flatMap((job) => scored.get(job) ?? []),
    0,
  )
}
