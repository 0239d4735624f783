import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import {
  LoadTotals,
  type PercentileRow,
  percentileRows,
  percentileTable,
  performanceSummary,
  type PointResult,
  type Profile,
  profiles,
  SampleColumns,
  type Summary,
  summarize,
  summaryTable,
  type TraceSummary,
  traceOutline,
  type WorkloadThroughput,
  workloadOutline,
} from '@eval/perf'
import { jsonDumps, jsonLoads, type PyValue, toNumber } from '@eval/pystd'
import { describe, expect, test } from 'vitest'
import { evalscopeFolder, goldenFiles, list, measured, record, text } from './perf/stored-row.ts'

const summaries = goldenFiles('golden/*/*/outputs/**/benchmark_summary.json')

const profileOf = (file: string): Profile =>
  profiles.find((profile) => file.includes(`${path.sep}golden${path.sep}${profile}${path.sep}`)) ?? 'v1.4'
const runOf = (file: string): string =>
  path.join(
    evalscopeFolder,
    'golden',
    ...path.relative(path.join(evalscopeFolder, 'golden'), file).split(path.sep).slice(0, 2),
  )
const readJson = (file: string): PyValue => jsonLoads(readFileSync(file, 'utf8'))
const inputOnly = (args: Readonly<Record<string, PyValue>>): boolean =>
  /embedding|rerank/.test(text(args['api']))

interface Folder {
  readonly file: string
  readonly profile: Profile
  readonly args: Readonly<Record<string, PyValue>>
  readonly result: PointResult
}

function folderOf(file: string): Folder {
  const beside = (name: string): string => path.join(path.dirname(file), name)
  const percentiles = existsSync(beside('benchmark_percentile.json'))
    ? list(readJson(beside('benchmark_percentile.json'))).map(record)
    : []
  return {
    file,
    profile: profileOf(file),
    args: record(readJson(beside('benchmark_args.json'))),
    result: {
      summary: record(readJson(file)),
      percentiles,
      ...workloadOf(beside('workload_throughput.json')),
      ...tracesOf(beside('trace_summary.json')),
    },
  }
}

function workloadOf(file: string): { readonly workload?: WorkloadThroughput } {
  if (!existsSync(file)) return {}
  const value: StoredWorkload = JSON.parse(readFileSync(file, 'utf8'))
  const rates = value.rows.map((row) => ({
    metric: row.metric,
    overall: row.overall,
    lastWindow: row.last_window,
    steadyState: row.steady_state,
  }))
  return { workload: { samples: value.n_samples, wallTime: value.wall_time_s, rates } }
}

interface StoredWorkload {
  readonly n_samples: number
  readonly wall_time_s: number
  readonly rows: readonly {
    readonly metric: string
    readonly overall: number
    readonly last_window: number
    readonly steady_state: number
  }[]
}

function tracesOf(file: string): { readonly traces?: TraceSummary } {
  if (!existsSync(file)) return {}
  const value: { readonly n_traces: number; readonly rows: TraceSummary['rows'] } = JSON.parse(
    readFileSync(file, 'utf8'),
  )
  return { traces: { traces: value.n_traces, rows: value.rows } }
}

/** The complete tables that a console shows under a title. */
function tablesUnder(console: string, title: RegExp): string[] {
  const lines = console.split('\n')
  return lines.flatMap((line, index) => {
    if (!title.test(line)) return []
    const rest = lines.slice(index + 1)
    const end = rest.findIndex((text) => !/^[+|┌│├└]/.test(text))
    const table = rest.slice(0, end)
    const whole = table.length > 3 && /^[└]|^\+[-]/.test(table.at(-1) ?? '')
    return whole ? [table.join('\n')] : []
  })
}

describe.skipIf(summaries.length === 0)('perf tables against EvalScope (skipped without ../shared)', () => {
  const folders = summaries.map(folderOf)
  const runs = Map.groupBy(folders, (folder) => runOf(folder.file))
  const named = [...runs].map(
    ([run, members]) => [path.relative(evalscopeFolder, run), run, members] as const,
  )

  test.each(named)('console of %s', (_name, run, folders) => {
    const console = readFileSync(path.join(run, 'console.txt'), 'utf8')
    const shown: [RegExp, (folder: Folder) => string | undefined][] = [
      [/^Benchmarking summary:/, ({ result, profile }) => summaryTable(result.summary, profile)],
      [/^Percentile results:/, ({ result, profile }) => percentileTable(result.percentiles, profile)],
      [
        /^Workload throughput/,
        ({ result, profile }) => result.workload && workloadOutline(result.workload, profile),
      ],
      [/^Per-trace summary/, ({ result, profile }) => result.traces && traceOutline(result.traces, profile)],
    ]
    let compared = 0
    for (const [title, table] of shown) {
      const ours = folders.map(table)
      for (const theirs of tablesUnder(console, title)) {
        const best = ours.includes(theirs) ? theirs : ours[0]
        expect(best).toBe(theirs)
        compared++
      }
    }
    // Consoles are clipped in the middle; of a single load point, something must be left.
    const expected = folders.length === 1 && /^Percentile results:/m.test(console) ? 1 : 0
    expect(compared).toBeGreaterThanOrEqual(expected)
  })

  test('most consoles have tables to compare', () => {
    const count = named.filter(([, run]) => {
      const console = readFileSync(path.join(run, 'console.txt'), 'utf8')
      return tablesUnder(console, /^(Benchmarking summary|Percentile results):/).length > 0
    }).length
    expect(count).toBeGreaterThan(70)
  })

  // Searches report averages of several runs; their test is with the search.
  const reports = goldenFiles('golden/*/*/outputs/**/performance_summary.txt').filter(
    (file) => !file.includes(`${path.sep}sla-`),
  )
  test.each(reports.map((file) => [path.relative(evalscopeFolder, runOf(file)), file]))(
    'report of %s',
    (_name, file) => {
      const points = folders
        .filter((folder) => folder.file.startsWith(path.dirname(file) + path.sep))
        .toSorted((a, b) => loadOrder(a) - loadOrder(b))
      const [first] = points
      if (first === undefined) throw new Error('no load point')
      const facts = {
        modelId: text(first.args['model_id']),
        dataset: text(first.args['dataset']),
        api: text(first.args['api']),
        url: text(first.args['url']),
        outputs: /Output Path +│ (.*?) +│/.exec(readFileSync(file, 'utf8'))?.[1] ?? '',
      }
      const report = performanceSummary(
        points.map((folder) => folder.result),
        facts,
        first.profile,
        inputOnly(first.args),
      )
      expect(report).toBe(readFileSync(file, 'utf8'))
    },
  )

  // Runs that the reference gave up have rows and no summary.
  const rows = goldenFiles('golden/*/*/outputs/**/rows.jsonl').filter((file) =>
    existsSync(path.join(path.dirname(file), 'benchmark_summary.json')),
  )
  test.each(rows.map((file) => [path.relative(evalscopeFolder, file), file]))('%s', (_name, file) => {
    const folder = folderOf(path.join(path.dirname(file), 'benchmark_summary.json'))
    const totals = new LoadTotals()
    const samples = new SampleColumns()
    for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
      const row = measured(JSON.parse(line))
      totals.add(row)
      samples.add(row)
    }
    const { summary, percentiles } = folder.result
    const point = {
      parallel: toNumber(summary['Concurrency'] ?? summary['Number of concurrency'] ?? -1),
      rate: toNumber(summary['Request Rate (req/s)'] ?? summary['Request rate (req/s)'] ?? -1),
      inputOnly: inputOnly(folder.args),
    }
    const ours = summarize(totals, point, folder.profile)
    // What the database does not store: turns, cached tokens, and in 1.14 the number of chunks.
    const unknown = /Turn|KV Cache|Decoded Tok|Spec\. Accept/
    const known = (value: Summary): Summary =>
      Object.fromEntries(Object.entries(value).filter(([key]) => !unknown.test(key)))
    expect(jsonDumps(known(ours))).toBe(jsonDumps(known(summary)))
    if (percentiles.length === 0) return
    const rowsOfOurs = percentileRows(samples, point.inputOnly, folder.profile)
    const unordered = totals.ttft.count > 0 && samples.outputRate.sorted().length < samples.outputRate.length
    const comparable = (table: readonly PercentileRow[]): string =>
      jsonDumps(
        table.map((row) =>
          Object.fromEntries(Object.entries(row).filter(([key]) => !(unordered && /tok\/s/.test(key)))),
        ),
      )
    expect(comparable(rowsOfOurs)).toBe(comparable(percentiles))
  })
})

function loadOrder(folder: Folder): number {
  return toNumber(folder.args['parallel'] ?? 0) * 1e6 + toNumber(folder.args['number'] ?? 0)
}
