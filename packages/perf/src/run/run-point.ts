import path from 'node:path'
import { floatRepr, type PyRecord } from '@eval/pystd'
import type { SenderPool } from '../threads/sender-pool.ts'
import { benchmarkArgs } from '../options/benchmark-args.ts'
import type { PointResult } from '../report/point-result.ts'
import { speedTable } from '../report/speed-table.ts'
import { writeJson } from '../results/write-json.ts'
import { arrivalTimes } from '../schedule/arrival-times.ts'
import type { LoadEnd, LoadPlan } from '../schedule/load-plan.ts'
import { runLoad } from '../schedule/run-load.ts'
import { isInputOnly } from '../options/api-format.ts'
import { runConversation } from './conversation-runner.ts'
import { openSenders } from './open-senders.ts'
import type { PointContext, PointJob } from './point-context.ts'
import type { Measured, SpeedSample } from './measured.ts'
import { type FinishedRequest, PointRecorder } from './point-recorder.ts'
import { PointTotals } from './point-totals.ts'
import { probe } from './probe.ts'
import { readRequests, requestBody, type RequestSource } from './request-source.ts'
import { showPoint } from './show-point.ts'
import { tracedSend } from './traced-send.ts'
import { warmupCount } from './warmup-count.ts'
import { writePoint } from './write-point.ts'

/** Seconds that requests under way have to finish once the user has stopped the run. */
const drainSeconds = 5

/** How a load point ended. */
export interface FinishedPoint {
  readonly result: PointResult
  readonly interrupted: boolean
}

/**
 * Runs one load point: test request, warm-up, load; writes its files, also where it was interrupted or a request said that going on
 * makes no sense.
 *
 * @throws what ended it early, after the files are written.
 */
export async function runPoint(job: PointJob, context: PointContext): Promise<FinishedPoint> {
  const { settings, services } = context
  const inputOnly = isInputOnly(settings.api)
  const warmup = warmupCount(settings.warmupNum, job.number)
  const source = await readRequests({
    settings: { ...settings, datasetOffset: settings.datasetOffset + job.offset },
    count: job.number + warmup,
    tokenizer: context.tokenizer,
    random: services.random,
    warn: (message) => services.log('WARNING', message),
  })
  const totals = new PointTotals({ parallel: job.parallel, rate: job.rate, inputOnly }, settings.profile)
  const phases: Phases = { job, context, source, warmup, totals }
  const measured = await measure(phases, inputOnly)
  const result = totals.result()
  await writePoint(job.folder, result, argsOf(job, context), totals.timeline)
  await writeJson(path.join(job.folder, 'measurement.json'), measured.report)
  showPoint(result, measured, context, job)
  if (settings.dataset.startsWith('speed_benchmark')) {
    const speed = speedTable(measured.speeds)
    await writeJson(path.join(job.folder, 'speed_benchmark.json'), speed.rows)
    services.log('INFO', `\nSpeed Benchmark Results:\n${speed.text(settings.profile)}`)
  }
  services.log('INFO', `Save the summary to: ${job.shownFolder}`)
  if (measured.error !== undefined) throw measured.error
  return { result, interrupted: measured.end?.stoppedBy === 'interruption' }
}

function argsOf(job: PointJob, { settings }: PointContext): PyRecord {
  return benchmarkArgs(settings, {
    number: job.number,
    parallel: job.parallel,
    rate: job.rate,
    datasetOffset: settings.datasetOffset + job.offset,
    outputsDir: job.shownFolder,
  })
}

interface Phases {
  readonly job: PointJob
  readonly context: PointContext
  readonly source: RequestSource
  readonly warmup: number
  readonly totals: PointTotals
}

async function measure(phases: Phases, inputOnly: boolean): Promise<Measured> {
  const { job, context, totals } = phases
  const { settings, services } = context
  const pool = await openSenders(context, job)
  const speeds: SpeedSample[] = []
  let end: LoadEnd | undefined
  let error: Error | undefined
  let recorder: PointRecorder
  try {
    if (!settings.noTestConnection && !inputOnly)
      await probe(
        context,
        tracedSend((body, stream) => pool.send(body, stream), context),
      )
    const file = path.join(job.folder, 'benchmark_data.db')
    services.log('INFO', `Save the data base to: ${path.join(job.shownFolder, 'benchmark_data.db')}`)
    recorder = new PointRecorder(context, totals, file)
    try {
      if (phases.warmup > 0) await runPhase(phases, pool, recorder, undefined)
      end = await runPhase(phases, pool, recorder, (request) => {
        recorder.add(request)
        const { outcome } = request
        if (outcome.failure === undefined && outcome.completed > outcome.start)
          speeds.push({
            promptTokens: outcome.promptTokens ?? 0,
            rate: (outcome.completionTokens ?? 0) / (outcome.completed - outcome.start),
          })
      })
    } catch (thrown) {
      error = thrown instanceof Error ? thrown : new Error(String(thrown))
    } finally {
      recorder[Symbol.dispose]()
    }
  } finally {
    await pool[Symbol.asyncDispose]()
  }
  const { health } = recorder
  const report = health.report(pool.health, endFacts(end, error, totals))
  return { end, error, report, limits: health.limits(pool.health), empty: health.empty, speeds }
}

function endFacts(end: LoadEnd | undefined, error: Error | undefined, totals: PointTotals): PyRecord {
  return {
    finished_requests: totals.totals.total,
    stopped_by: error === undefined ? (end?.stoppedBy ?? 'count') : 'error',
    ...(error !== undefined && { error: error.message }),
    aborted: error !== undefined || end?.stoppedBy === 'interruption',
  }
}

/** @param record - Undefined for the warm-up, whose requests come before those that count. */
async function runPhase(
  phases: Phases,
  pool: SenderPool,
  recorder: PointRecorder,
  record: ((request: FinishedRequest) => void) | undefined,
): Promise<LoadEnd> {
  const { job, context, source, warmup } = phases
  const { settings, services } = context
  const measured = record !== undefined
  const first = measured ? warmup : 0
  const count = measured ? job.number : warmup
  const plan: LoadPlan = {
    parallel: job.parallel === -1 ? null : job.parallel,
    arrivals:
      job.rate === -1 ? undefined : arrivalTimes(count, job.rate, settings.ratePattern, services.random),
    duration: measured ? settings.duration : null,
    maxInflight: settings.maxInflight,
  }
  const stop = new AbortController()
  const drain = drainTimer(services.signal, pool)
  const send = tracedSend((body, stream) => pool.send(body, stream), context)
  let done = 0
  const advance = (): void => services.progress({ name: job.name, done: ++done, total: count })
  const environment = { now: services.now, signal: AbortSignal.any([services.signal, stop.signal]) }
  const guarded = async (action: () => Promise<void>): Promise<void> => {
    try {
      await action()
      if (measured) advance()
    } catch (error) {
      stop.abort()
      throw error
    }
  }
  try {
    if (source.kind === 'conversations') {
      const label = measured ? 'bench' : 'warmup'
      return await runLoad(
        numbered(source.conversations, first, count),
        ({ item, index }, { intended }) =>
          guarded(() =>
            runConversation({ conversation: item, traceId: `${label}-${first + index}`, intended }, context, {
              send,
              recorder,
              record,
            }),
          ),
        plan,
        environment,
      )
    }
    return await runLoad(
      numbered(source.prompts, first, count),
      ({ item }, { intended }) =>
        guarded(async () => {
          const body = requestBody(context.format, item, context.bodies)
          const outcome = await send(body.text, body.stream)
          record?.({ outcome, body: body.text, intended })
        }),
      plan,
      environment,
    )
  } finally {
    drain()
  }
}

/** `count` items from place `first` on, from the start again where there are too few. */
function* numbered<T>(
  items: readonly T[],
  first: number,
  count: number,
): Generator<{ readonly item: T; readonly index: number }> {
  for (let index = 0; index < count; index++) {
    const item = items[(first + index) % items.length]
    if (item !== undefined) yield { item, index }
  }
}

/** Ends what is under way some seconds after the signal. Returns what stops waiting for it. */
function drainTimer(signal: AbortSignal, pool: SenderPool): () => void {
  let timer: NodeJS.Timeout | undefined
  const begin = (): void => {
    timer = setTimeout(() => pool.abort(), drainSeconds * 1000)
  }
  signal.addEventListener('abort', begin, { once: true })
  if (signal.aborted) begin()
  return () => {
    clearTimeout(timer)
    signal.removeEventListener('abort', begin)
  }
}

/** Name of a load point in folders and results. */
export function pointName(point: {
  readonly number: number
  readonly parallel: number
  readonly rate: number
}): string {
  // Parity: EvalScope's rates are floats there.
  return point.parallel === -1
    ? `rate_${floatRepr(point.rate)}_number_${point.number}`
    : `parallel_${point.parallel}_number_${point.number}`
}
