import { UsageError } from '@eval/core'
import { dictEntries, floatRepr, isDict, pyStr, type PyValue } from '@eval/pystd'

/** Names of what can be asked for. */
export const slaMetrics = [
  'avg_latency',
  'avg_ttft',
  'avg_tpot',
  'p50_ttft',
  'p90_ttft',
  'p99_latency',
  'p99_ttft',
  'p50_tpot',
  'p90_tpot',
  'p99_tpot',
  'rps',
  'tps',
] as const

export type SlaMetric = (typeof slaMetrics)[number]

/** A bound on a metric, or its best value. */
export type Criterion =
  | {
      readonly kind: 'bound'
      readonly metric: SlaMetric
      readonly operator: '<=' | '>=' | '<' | '>'
      /** Seconds for times, else the metric's own unit. */
      readonly target: number
      /** The number as it was written, in the unit it was written in. */
      readonly shown: string
    }
  | { readonly kind: 'best'; readonly metric: SlaMetric; readonly direction: 'max' | 'min' }

/** Criteria that must hold together. */
export type CriterionGroup = readonly Criterion[]

/**
 * The groups of `--sla-params`: a list of objects (or one), whose keys are metrics. In `v1.4` every key is a search of its own, in
 * the later profiles those of an object hold together. Times are seconds; `s` and `ms` may be written.
 *
 * @throws UsageError for unknown metrics and conditions that are none.
 */
export function parseCriteria(params: PyValue, together: boolean): readonly CriterionGroup[] {
  const records = Array.isArray(params) ? params : [params]
  const groups = records.map((record: PyValue) => {
    if (!isDict(record))
      throw new UsageError('--sla-params needs a list of objects like {"p99_ttft": "<=2s"}')
    return [...dictEntries(record)].map(([metric, condition]) => criterion(metric, condition))
  })
  const filled = groups.filter((group) => group.length > 0)
  if (filled.length === 0)
    throw new UsageError('--sla-auto-tune needs --sla-params with at least one condition')
  const mixed = filled.some((group) => group.length > 1 && group.some((part) => part.kind === 'best'))
  if (together && mixed) throw new UsageError('--sla-params: max and min stand alone in their object')
  return together ? filled : filled.flatMap((group) => group.map((part) => [part]))
}

function criterion(name: PyValue, condition: PyValue): Criterion {
  const metric = slaMetrics.find((known) => known === name)
  if (metric === undefined)
    throw new UsageError(`--sla-params: unknown metric "${pyStr(name)}". Metrics: ${slaMetrics.join(', ')}`)
  const text = typeof condition === 'string' ? condition.trim() : ''
  if (text === 'max' || text === 'min') return { kind: 'best', metric, direction: text }
  const match = /^(<=|>=|<|>|≤|≥)\s*([-+]?[\d.]+(?:e[-+]?\d+)?)\s*(ms|s)?$/i.exec(text)
  const value = Number(match?.[2])
  if (match === null || Number.isNaN(value))
    throw new UsageError(
      `--sla-params: the condition of ${metric} must be max, min, or an operator and a number like "<=2s" or "<=2000ms"`,
    )
  const operator = match[1] === '≤' ? '<=' : match[1] === '≥' ? '>=' : match[1]
  const unit = match[3]?.toLowerCase()
  const isTime = !/^(rps|tps)$/.test(metric)
  if (unit !== undefined && !isTime) throw new UsageError(`--sla-params: ${metric} has no unit of time`)
  return {
    kind: 'bound',
    metric,
    operator: operator === '<' || operator === '>' || operator === '>=' ? operator : '<=',
    target: unit === 'ms' ? value / 1000 : value,
    shown: unit === 'ms' ? `${floatRepr(value)} ms` : floatRepr(value),
  }
}

/** Whether a value keeps a bound. */
export function keeps(value: number, bound: Extract<Criterion, { kind: 'bound' }>): boolean {
  switch (bound.operator) {
    case '<=':
      return value <= bound.target
    case '>=':
      return value >= bound.target
    case '<':
      return value < bound.target
    case '>':
      return value > bound.target
    default:
      return bound.operator satisfies never
  }
}

/** A criterion as the reports write it: `p99_ttft <= 2.0`, `tps -> max`. */
export function criterionText(criterion: Criterion): string {
  return criterion.kind === 'best'
    ? `${criterion.metric} -> ${criterion.direction}`
    : `${criterion.metric} ${criterion.operator} ${criterion.shown}`
}
