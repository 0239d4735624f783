import {
  collate,
  type Completed,
  describeRequest,
  failedResponse,
  type LoglikelihoodRequest,
} from '@eval/core'
import { encodeAll } from './encode-all.ts'
import { encodePair } from './encode-pair.ts'
import { logprobResponse } from './logprob-response.ts'
import { renderPrompt } from './render-prompt.ts'
import { requestFailure } from './request-failure.ts'
import type { Asked, RequestRun } from './request-run.ts'
import { runBatches } from './run-batches.ts'
import { compareJobs, type ScoreJob, scoreJob } from './score-job.ts'
import { scoreJobs } from './score-jobs.ts'
import { scoreObstacle } from './score-obstacle.ts'

/**
 * Scores continuations: all are encoded, sorted by length, and asked for in batches. What cannot be scored is answered by
 * a sentence that says why.
 *
 * @source lm_eval/models/api_models.py (0.4.13), `_loglikelihood_tokens`
 */
export async function* runLoglikelihood(
  asked: readonly Asked<LoglikelihoodRequest>[],
  run: RequestRun,
): AsyncGenerator<Completed, void, undefined> {
  const jobs: ScoreJob[] = []
  for (const planned of await plan(asked, run)) {
    if ('response' in planned) yield planned
    else jobs.push(planned)
  }
  const { batchSize, concurrency } = run.endpoint.settings
  const batches = collate(jobs, { compare: compareJobs, chunkSize: batchSize })
  const outcomes = runBatches(batches, {
    concurrency,
    perform: async (batch, signal) => {
      // Parity: lm_eval asks for it although a body that scores does not hold it.
      await run.eos()
      return scoreJobs(run, jobsOf(jobs, batch), signal)
    },
    signal: run.options.signal,
  })
  const requests = new Map(asked.map(({ index, request }) => [index, request]))
  for await (const { batch, result } of outcomes) {
    for (const [place, job] of jobsOf(jobs, batch).entries()) {
      const request = requests.get(job.index)
      if (request !== undefined) yield { index: job.index, response: respond(request, job, result, place) }
    }
  }
}

const jobsOf = (jobs: readonly ScoreJob[], batch: readonly number[]): readonly ScoreJob[] =>
  batch.flatMap((place) => jobs[place] ?? [])

async function plan(
  asked: readonly Asked<LoglikelihoodRequest>[],
  { endpoint, options }: RequestRun,
): Promise<readonly (ScoreJob | Completed)[]> {
  const { tokenizer, settings } = endpoint
  if (tokenizer === undefined) throw new TypeError('a continuation is scored with a tokenizer')
  return encodeAll(
    asked,
    async ({ index, request }) => {
      const pair = await encodePair(tokenizer, renderPrompt(request.context, endpoint), request.continuation)
      const reason = scoreObstacle(pair, settings.maxLength)
      if (reason === null) return scoreJob(index, pair, settings.maxLength)
      const message = `${describeRequest(request, index)} cannot be scored: ${reason}`
      return { index, response: failedResponse(request.type, message) }
    },
    { ...options, concurrency: settings.concurrency, phase: 'tokenizing continuations' },
  )
}

function respond(
  request: LoglikelihoodRequest,
  { index, whole, tokens }: ScoreJob,
  result: Awaited<ReturnType<typeof scoreJobs>>,
  place: number,
): Completed['response'] {
  if (result instanceof Error) return requestFailure(request, index, result)
  const scored = result[place]
  return logprobResponse(request.type, scored === undefined ? [] : [scored], whole.length - tokens.length)
}
