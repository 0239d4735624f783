import path from 'node:path'
import { InterruptedError } from '@eval/core'
import { jsonDumps } from '@eval/pystd'
import { isInputOnly } from '../options/api-format.ts'
import { benchmarkArgs } from '../options/benchmark-args.ts'
import type { PerfConfig } from '../options/perf-config.ts'
import type { PerfSettings } from '../options/perf-settings.ts'
import { resolveSettings } from '../options/resolve-settings.ts'
import { htmlReport } from '../report/html/html-report.ts'
import { performanceSummary } from '../report/performance-summary.ts'
import type { PointResult } from '../report/point-result.ts'
import type { RunFacts } from '../report/run-facts.ts'
import { writeText } from '../results/write-json.ts'
import { waitUntil } from '../schedule/wait-until.ts'
import type { Selection } from '../sla/search.ts'
import { openContext } from './open-context.ts'
import { makeFolder, outputFolder } from './output-folder.ts'
import type { PerfServices } from './perf-services.ts'
import type { PointContext, PointJob } from './point-context.ts'
import { describePlan } from './describe-plan.ts'
import { pointName, runPoint } from './run-point.ts'
import { runSla, slaCriteria } from './run-sla.ts'

/** What a load test came to. */
export interface PerfOutcome {
  /** Folder of the files. */
  readonly folder: string
  /** Results by load point: `parallel_2_number_20`. */
  readonly results: ReadonlyMap<string, PointResult>
  /** What searches found, with --sla-auto-tune. */
  readonly selections: readonly Selection[]
  /** The text of `performance_summary.txt`; undefined where there is none. */
  readonly report: string | undefined
}

/** Called once the folder of the results is known, before anything is logged. */
export type OnFolder = (folder: string) => void

/**
 * Runs a load test: one load point or several, or a search for the load that keeps a service level; writes EvalScope's files.
 *
 * @throws UsageError, DataError for options and data that make no sense, before anything is sent; NetworkError, BackendError where
 * the server does not answer the test request; InterruptedError after the files are written; OutputError.
 */
export async function runPerf(
  config: PerfConfig,
  services: PerfServices,
  onFolder?: OnFolder,
): Promise<PerfOutcome> {
  const settings = resolveSettings(config)
  const context = await openContext(settings, services)
  if (settings.slaAutoTune) slaCriteria(context)
  const folder = outputFolder(settings, services.date())
  await makeFolder(folder)
  onFolder?.(folder)
  services.log('INFO', `Save the result to: ${folder}`)
  const found = settings.slaAutoTune
    ? await runSla(context, folder, folder)
    : await runPoints(context, folder)
  const report = await writeReports(found.results, settings, folder, services)
  if (services.signal.aborted)
    throw new InterruptedError(`interrupted. What was measured so far is in ${folder}`)
  return { folder, ...found, report }
}

interface Found {
  readonly results: ReadonlyMap<string, PointResult>
  readonly selections: readonly Selection[]
}

async function runPoints(context: PointContext, folder: string): Promise<Found> {
  const { settings, services } = context
  const results = new Map<string, PointResult>()
  let offset = 0
  for (const [index, number] of settings.number.entries()) {
    if (index > 0) {
      services.log('INFO', `Sleeping for ${settings.sleepInterval} seconds before the next run...`)
      await waitUntil(services.now() + settings.sleepInterval, services.now, services.signal)
    }
    if (services.signal.aborted) break
    const job = jobOf(settings, index, folder, offset)
    await makeFolder(job.folder)
    logStart(context, job)
    const { result } = await runPoint(job, context)
    results.set(job.name, result)
    offset += number
  }
  return { results, selections: [] }
}

function jobOf(settings: PerfSettings, index: number, folder: string, offset: number): PointJob {
  const point = {
    number: settings.number[index] ?? 1,
    parallel: settings.parallel[index] ?? 1,
    rate: settings.rate[index] ?? settings.rate[0] ?? -1,
  }
  const name = pointName(point)
  // In 1.4 a single load point has no folder of its own.
  const own = settings.profile === 'v1.4' && settings.number.length === 1 ? folder : path.join(folder, name)
  return { ...point, name, folder: own, shownFolder: own, offset: settings.profile === 'v1.4' ? 0 : offset }
}

function logStart({ settings, services }: PointContext, job: PointJob): void {
  const args = benchmarkArgs(settings, {
    ...job,
    datasetOffset: settings.datasetOffset + job.offset,
    outputsDir: job.shownFolder,
  })
  services.log('INFO', 'Starting benchmark with args: ')
  services.log('INFO', jsonDumps(args, { indent: 4, ensureAscii: false }))
  services.log('INFO', describePlan(settings, job))
}

/** `performance_summary.txt` of sweeps and searches, later of every run, and a page with charts. */
async function writeReports(
  results: ReadonlyMap<string, PointResult>,
  settings: PerfSettings,
  folder: string,
  services: PerfServices,
): Promise<string | undefined> {
  const later = settings.profile !== 'v1.4'
  if (results.size === 0) return undefined
  const facts: RunFacts = {
    modelId: settings.modelId,
    dataset: settings.dataset,
    api: settings.api,
    url: settings.url,
    outputs: folder,
  }
  await writeText(path.join(folder, 'perf_report.html'), htmlReport(results, facts, settings.profile))
  services.log('INFO', `HTML report generated: ${path.join(folder, 'perf_report.html')}`)
  if (!later && settings.number.length === 1 && !settings.slaAutoTune) return undefined
  const text = performanceSummary([...results.values()], facts, settings.profile, isInputOnly(settings.api))
  const file = path.join(folder, 'performance_summary.txt')
  await writeText(file, text)
  services.log('INFO', `Performance summary saved to: ${file}`)
  return text
}
