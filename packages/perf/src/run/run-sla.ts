import path from 'node:path'
import { type PyRecord, type PyValue } from '@eval/pystd'
import type { PointResult } from '../report/point-result.ts'
import { writeJson } from '../results/write-json.ts'
import { waitUntil } from '../schedule/wait-until.ts'
import { averageResults } from '../sla/average-results.ts'
import { type CriterionGroup, parseCriteria } from '../sla/criterion.ts'
import { search, type SearchTools, type Selection } from '../sla/search.ts'
import { selectionTable } from '../sla/selection-table.ts'
import { makeFolder } from './output-folder.ts'
import type { PointContext } from './point-context.ts'
import { pointName, runPoint } from './run-point.ts'

/** What searches measured and found. */
export interface SlaOutcome {
  /** By load, in the order in which they were measured. */
  readonly results: ReadonlyMap<string, PointResult>
  readonly selections: readonly Selection[]
}

/** The criteria of a run, checked before anything is sent. @throws UsageError */
export function slaCriteria({ settings }: PointContext): readonly CriterionGroup[] {
  return parseCriteria(settings.slaParams ?? [], settings.profile !== 'v1.4')
}

/**
 * Searches the load that keeps the criteria, and writes `sla_summary.json`.
 *
 * @param folder - Where results go; `shown` is what files call it.
 * @source evalscope/perf/sla/sla_run.py, 1.4.1
 */
export async function runSla(context: PointContext, folder: string, shown: string): Promise<SlaOutcome> {
  const { settings, services } = context
  const cache = new Map<number, PointResult>()
  const tools: SearchTools = {
    lower: settings.slaLowerBound,
    upper: settings.slaUpperBound,
    log: (message) => services.log('INFO', message),
    measure: async (load) => {
      const known = cache.get(load)
      if (known !== undefined) return known
      const result = await repeat(context, load, folder, shown)
      cache.set(load, result)
      return result
    },
  }
  const start = (settings.slaVariable === 'parallel' ? settings.parallel : settings.rate)[0] ?? 1
  const selections: Selection[] = []
  try {
    for (const group of slaCriteria(context)) selections.push(await search(group, start, tools))
  } finally {
    await writeJson(path.join(folder, 'sla_summary.json'), summaryOf(cache, settings.slaVariable))
  }
  services.log('INFO', `SLA summary saved to: ${path.join(shown, 'sla_summary.json')}`)
  services.log(
    'INFO',
    `SLA Auto-tune Summary:\n${selectionTable(selections, settings.slaVariable, settings.profile)}`,
  )
  const results = new Map([...cache].map(([load, result]) => [`${settings.slaVariable}_${load}`, result]))
  return { results, selections }
}

/** Measures a load as often as asked, and averages. */
async function repeat(
  context: PointContext,
  load: number,
  folder: string,
  shown: string,
): Promise<PointResult> {
  const { settings, services } = context
  const results: PointResult[] = []
  for (let run = 0; run < settings.slaNumRuns; run++) {
    services.log(
      'INFO',
      `Running ${settings.slaVariable}=${load}, iteration ${run + 1}/${settings.slaNumRuns}...`,
    )
    const point = loadPoint(context, load)
    const name = path.join('sla_tuning', `sla_${settings.slaVariable}_${load}_run_${run}`)
    await makeFolder(path.join(folder, name))
    const finished = await runPoint(
      {
        ...point,
        name: pointName(point),
        folder: path.join(folder, name),
        shownFolder: path.join(shown, name),
        offset: 0,
      },
      context,
    )
    // An incomplete measurement says nothing of a load.
    services.signal.throwIfAborted()
    results.push(finished.result)
    if (run < settings.slaNumRuns - 1)
      await waitUntil(services.now() + settings.sleepInterval, services.now, services.signal)
  }
  return averageResults(results)
}

function loadPoint(
  { settings }: PointContext,
  load: number,
): { readonly number: number; readonly parallel: number; readonly rate: number } {
  const number = Math.max(1, Math.round(load * (settings.slaNumberMultiplier ?? 2)))
  return settings.slaVariable === 'parallel'
    ? { parallel: load, rate: -1, number }
    : { parallel: settings.slaFixedParallel ?? settings.slaUpperBound, rate: load, number }
}

function summaryOf(cache: ReadonlyMap<number, PointResult>, variable: string): PyRecord {
  return Object.fromEntries(
    [...cache].map(([load, result]) => [
      `${variable}_${load}`,
      { metrics: result.summary, percentiles: percentileColumns(result) },
    ]),
  )
}

/** The percentile table by column, as EvalScope's results hold it. */
export function percentileColumns(result: PointResult): PyRecord {
  const names = Object.keys(result.percentiles[0] ?? {})
  return Object.fromEntries(
    names.map((name): [string, PyValue] => [name, result.percentiles.map((row) => row[name] ?? null)]),
  )
}
