import { compareCodePoints, formatFloat, isFloat, pyStr, type PyValue, toNumber } from '@eval/pystd'
import type { TableResults, TaskMetrics } from '../evaluation-results.ts'
import { type Named, namedEntries, namedGet } from '../named.ts'
import { markdownTable } from './markdown-table.ts'
import { rowOrder } from './row-order.ts'

/**
 * The table of all tasks and groups that lm_eval prints, with a final line break.
 * @source lm_eval/utils.py `make_table`, 0.4.13
 */
export function resultsTable(results: TableResults): string {
  return table('Tasks', results.results, results)
}

/**
 * The table of the groups that aggregate metrics; null where there is none.
 * @source lm_eval/utils.py `make_table`, 0.4.13
 */
export function groupsTable(results: TableResults): string | null {
  return results.groups === undefined ? null : table('Groups', results.groups, results)
}

function table(title: string, shown: Named<TaskMetrics>, results: TableResults): string {
  const headers = [title, 'Version', 'Filter', 'n-shot', 'Metric', '', 'Value', '', 'Stderr']
  const names = new Set(namedEntries(shown).map(([name]) => name))
  const rows = rowOrder(names, new Map(namedEntries(results.group_subtasks))).flatMap(({ name, depth }) => {
    const metrics = namedGet(shown, name) ?? {}
    const alias = pyStr(namedGet(metrics, 'alias') ?? name)
    const label = depth > 0 ? `${' '.repeat(depth)}- ${alias}` : alias
    return metricRows(name, label, metrics, results)
  })
  return markdownTable(headers, rows)
}

const NOT_METRICS: ReadonlySet<string> = new Set(['alias', 'name', 'sample_len', 'sample_count'])

function metricRows(name: string, label: string, metrics: TaskMetrics, results: TableResults): PyValue[][] {
  const version = namedGet(results.versions, name)
  const shots = namedGet(results['n-shot'], name)
  const better = namedGet(results.higher_is_better, name)
  const values = namedEntries(metrics)
    .filter(([key]) => !NOT_METRICS.has(key) && !metricOf(key).metric.endsWith('_stderr'))
    .toSorted(([a], [b]) => compareCodePoints(a, b))
  return values.map(([key, value], index) => {
    const { metric, filter } = metricOf(key)
    const first = index === 0
    return [
      first ? label : '',
      first ? (version === undefined ? '    N/A' : version) : '',
      filter,
      shots === undefined ? ' ' : pyStr(shots),
      metric,
      arrow(better && namedGet(better, metric)),
      isFloat(value) ? formatFloat(toNumber(value), '.4f') : value,
      ...stderrCells(namedGet(metrics, `${metric}_stderr,${filter}`)),
    ]
  })
}

/** `acc,none` → metric and filter. */
function metricOf(key: string): { readonly metric: string; readonly filter: string } {
  const comma = key.indexOf(',')
  return comma < 0
    ? { metric: key, filter: '' }
    : { metric: key.slice(0, comma), filter: key.slice(comma + 1) }
}

function arrow(higherIsBetter: PyValue | undefined): string {
  if (higherIsBetter === true) return '↑'
  return higherIsBetter === false ? '↓' : ''
}

function stderrCells(stderr: PyValue | undefined): readonly [string, string] {
  if (stderr === undefined) return ['', '']
  return ['±', stderr === 'N/A' ? '   N/A' : formatFloat(toNumber(stderr), '.4f')]
}
