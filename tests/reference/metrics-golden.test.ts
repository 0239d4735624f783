import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Doc } from '@eval/core'
import {
  aggregateTask,
  aggregationByName,
  applyFilterPipeline,
  filterNames,
  isMetricName,
  loggedValue,
  metricDefinition,
  type MetricValues,
  scoreMultipleChoice,
} from '@eval/metrics'
import { isDict, jsonDumps, jsonLoads, type PyRecord, type PyValue } from '@eval/pystd'
import { describe, expect, test } from 'vitest'

const shared = process.env['EVAL_SHARED'] ?? path.resolve(import.meta.dirname, '../../../shared')
const golden = path.join(shared, 'lm-eval/golden')

const text = (value: PyValue | undefined): string => (typeof value === 'string' ? value : '')
const record = (value: PyValue | undefined): PyRecord => (isRecord(value) ? value : {})
const list = (value: PyValue | undefined): readonly PyValue[] => (Array.isArray(value) ? value : [])

function isRecord(value: PyValue | undefined): value is PyRecord {
  return isDict(value) && !(value instanceof Map)
}

interface Run {
  readonly folder: string
  readonly results: PyRecord
  readonly configs: PyRecord
}

interface Pipeline {
  readonly task: string
  readonly filter: string
  readonly config: PyRecord
  readonly rows: readonly PyRecord[]
}

function runs(): readonly Run[] {
  return globSync('*/out/*/results_STAMP.json', { cwd: golden }).map((file) => {
    const content = record(jsonLoads(readFileSync(path.join(golden, file), 'utf8')))
    const folder = path.join(golden, path.dirname(file))
    return { folder, results: record(content['results']), configs: record(content['configs']) }
  })
}

/** The sample rows of each task and filter of a run. */
function pipelines({ folder, configs }: Run): readonly Pipeline[] {
  return Object.entries(configs).flatMap(([task, config]) => {
    const file = path.join(folder, `samples_${task.replaceAll(/[^\w.-]/g, '_')}_STAMP.jsonl`)
    if (!existsSync(file)) return []
    const rows = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => record(jsonLoads(line)))
    const filters = [...new Set(rows.map((row) => text(row['filter'])))]
    return filters.map((filter) => ({
      task,
      filter,
      config: record(config),
      rows: rows.filter((row) => row['filter'] === filter),
    }))
  })
}

describe.skipIf(!existsSync(golden))('golden runs of lm_eval 0.4.13 (needs the shared folder)', () => {
  const all = existsSync(golden) ? runs() : []

  test('filters make the same of the answers', () => {
    let checked = 0
    for (const { task, filter, config, rows } of all.flatMap(pipelines)) {
      const entry = list(config['filter_list'])
        .map(record)
        .find(({ name }) => name === filter)
      const steps = list(entry?.['filter']).map((step) => {
        const { function: name, ...kwargs } = record(step)
        return { function: text(name), kwargs }
      })
      if (steps.length === 0 || steps.some((step) => !filterNames.includes(step.function))) continue
      const filtered = applyFilterPipeline(
        steps,
        rows.map((row) => list(list(row['resps'])[0])),
        rows.map((row): Doc => record(row['doc'])),
      )
      expect(filtered, `${task} ${filter}`).toEqual(rows.map((row) => list(row['filtered_resps'])[0]))
      checked += rows.length
    }
    expect(checked).toBeGreaterThan(300)
  })

  test('multiple-choice documents get the same values', () => {
    let checked = 0
    for (const { task, config, rows } of all.flatMap(pipelines)) {
      if (config['output_type'] !== 'multiple_choice' || 'process_results' in config) continue
      for (const row of rows) {
        const metrics = list(row['metrics']).map(String)
        const values = rescore(row, metrics)
        if (values === undefined) continue
        const logged = Object.fromEntries(metrics.map((name) => [name, row[name] ?? null]))
        expect(jsonDumps(values), `${task} ${jsonDumps(row['doc'] ?? null)}`).toBe(jsonDumps(logged))
        checked += 1
      }
    }
    expect(checked).toBeGreaterThan(500)
  })

  /** Undefined where the row does not show what the choices are: the contexts differ. */
  function rescore(row: PyRecord, metrics: readonly string[]): PyRecord | undefined {
    const calls = Object.values(record(row['arguments'])).map(record)
    const asked = metrics.includes('acc_mutual_info') ? calls.slice(0, calls.length / 2) : calls
    if (new Set(asked.map((call) => call['arg_0'])).size !== 1) return undefined
    const own = record(row['doc'])['choices']
    const texts = Array.isArray(own) ? own : asked.map((call) => text(call['arg_1']).replace(/^[ \n]/, ''))
    const choices = texts.map(String)
    const answers = list(row['filtered_resps']).map((answer) => list(answer).map(String))
    const target = text(row['target'])
    const values = scoreMultipleChoice({
      metrics,
      choices,
      logprobs: answers.map(([logprob = '']) => Number(logprob.replace('inf', 'Infinity'))),
      greedy: answers.map(([, greedy]) => greedy === 'True'),
      gold: /^-?\d+$/.test(target) ? Number(target) : target,
    })
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, loggedValue(name, value)]))
  }

  test('results and standard errors have the same digits', () => {
    let checked = 0
    for (const run of all) {
      for (const pipeline of pipelines(run)) {
        const metrics = metricValues(pipeline)
        const aggregations = Object.fromEntries(
          metrics.map(({ metric }) => [metric, aggregationByName(aggregationName(pipeline.config, metric))]),
        )
        const { metrics: results } = aggregateTask(metrics, {
          taskName: pipeline.task,
          aggregations,
          bootstrapIterations: 100_000,
          onWarning: () => {},
        })
        const expected = record(run.results[pipeline.task])
        const keys = Object.keys(results).filter((key) => key in expected)
        const show = (values: PyRecord): string =>
          jsonDumps(Object.fromEntries(keys.map((key) => [key, values[key] ?? null])))
        expect(show(results), `${run.folder} ${pipeline.task}`).toBe(show(expected))
        checked += keys.length
      }
    }
    expect(checked).toBeGreaterThan(600)
  })

  /** What the rows hold exactly: not the probabilities, which are shown with eight digits. */
  function metricValues({ config, rows, filter }: Pipeline): readonly MetricValues[] {
    if ('process_results' in config) return []
    const names = list(rows[0]?.['metrics']).map(String)
    const exact = names.filter(
      (name) => isMetricName(name) && name !== 'brier_score' && aggregationName(config, name) !== '',
    )
    return exact.map((metric) => ({ metric, filter, values: rows.map((row) => row[metric] ?? null) }))
  }

  /** Empty where the task brings a function of its own. */
  function aggregationName(config: PyRecord, metric: string): string {
    const entry = list(config['metric_list'])
      .map(record)
      .find((item) => item['metric'] === metric)
    const name = text(entry?.['aggregation'] ?? metricDefinition(metric).aggregation)
    return name.startsWith('def ') ? '' : name
  }
})
