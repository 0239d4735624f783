import { formatFloat } from '@eval/pystd'
import type { PointResult } from '../report/point-result.ts'
import { type Criterion, type CriterionGroup, criterionText, keeps } from './criterion.ts'
import { allSucceeded, metricValue } from './metric-value.ts'

/** A line of the summary of a search. */
export interface Selection {
  readonly criteria: string
  /** The largest load that keeps the criteria; undefined where none does. */
  readonly selected: number | undefined
  readonly note: string
}

/** What a search needs. */
export interface SearchTools {
  /** Measures a load; the same load is measured once. */
  readonly measure: (load: number) => Promise<PointResult>
  readonly lower: number
  readonly upper: number
  readonly log: (message: string) => void
}

/** Searches the load that a group of criteria asks for, beginning at `start`. */
export function search(group: CriterionGroup, start: number, tools: SearchTools): Promise<Selection> {
  const from = Math.max(tools.lower, Math.min(start, tools.upper))
  const [first] = group
  return first?.kind === 'best' ? searchBest(first, from, tools) : searchBound(group, from, tools)
}

/**
 * The largest load that keeps the bounds: doubling (or halving) until they break (or hold), then bisection.
 *
 * @source evalscope/perf/sla/sla_run.py `_tune_constraint`, 1.4.1
 */
async function searchBound(group: CriterionGroup, start: number, tools: SearchTools): Promise<Selection> {
  const criteria = group.map(criterionText).join(', ')
  const check = async (load: number): Promise<boolean> => holds(group, await tools.measure(load), load, tools)
  let [pass, fail] = [start, start]
  if (await check(start)) {
    fail = Math.min(start * 2, tools.upper)
    while (fail > pass && (await check(fail))) {
      pass = fail
      fail = Math.min(fail * 2, tools.upper)
    }
    if (fail === pass) return { criteria, selected: pass, note: 'Satisfied' }
  } else {
    do {
      if (fail <= tools.lower)
        return { criteria, selected: undefined, note: `Failed at lower bound (${tools.lower})` }
      if (pass < fail) fail = pass
      pass = Math.max(Math.floor(fail / 2), tools.lower)
    } while (!(await check(pass)))
  }
  for (let left = pass + 1, right = fail - 1; left <= right; ) {
    const middle = Math.floor((left + right) / 2)
    if (await check(middle)) {
      pass = middle
      left = middle + 1
    } else right = middle - 1
  }
  return { criteria, selected: pass, note: 'Satisfied' }
}

function holds(group: CriterionGroup, result: PointResult, load: number, tools: SearchTools): boolean {
  if (!allSucceeded(result)) {
    tools.log(`[${load}] SLA check: not every request was answered | FAILED`)
    return false
  }
  return group.every((criterion) => {
    if (criterion.kind !== 'bound') return true
    const value = metricValue(result, criterion.metric)
    const passed = keeps(value, criterion)
    tools.log(
      `[${load}] SLA check: ${criterion.metric} = ${formatFloat(value, '.4f')} | Expect ${criterionText(criterion)} | ${passed ? 'PASSED' : 'FAILED'}`,
    )
    return passed
  })
}

/**
 * The load at which a metric is best: doubling while it improves, then bisection towards where it stopped.
 *
 * @source evalscope/perf/sla/sla_run.py `_tune_optimization`, 1.4.1
 */
async function searchBest(
  criterion: Extract<Criterion, { kind: 'best' }>,
  start: number,
  tools: SearchTools,
): Promise<Selection> {
  const sign = criterion.direction === 'max' ? 1 : -1
  const valueAt = async (load: number): Promise<number> =>
    metricValue(await tools.measure(load), criterion.metric)
  let best = { load: start, value: await valueAt(start) }
  let worse: number | undefined
  while (worse === undefined && best.load < tools.upper) {
    const load = Math.min(best.load * 2, tools.upper)
    const value = await valueAt(load)
    tools.log(`Optimization step: ${load}, ${criterion.metric} = ${formatFloat(value, '.4f')}`)
    if (sign * (value - best.value) > 0) best = { load, value }
    else worse = load
  }
  for (let left = best.load, right = worse ?? left; left < right - 1; ) {
    const middle = Math.floor((left + right) / 2)
    const value = await valueAt(middle)
    if (sign * (value - best.value) > 0) {
      best = { load: middle, value }
      left = middle
    } else right = middle
  }
  return {
    criteria: criterionText(criterion),
    selected: best.load,
    note: `Best ${criterion.metric}: ${formatFloat(best.value, '.4f')}`,
  }
}
