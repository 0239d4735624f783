import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Doc } from '@eval/core'
import {
  type Aggregation,
  accuracyOfAll,
  aggregateGroup,
  aggregationByName,
  applyFilterPipeline,
  argmax,
  bootstrapStandardError,
  countWords,
  createFilter,
  createGenerationMetric,
  exactMatch,
  isMetricName,
  propagateHigherIsBetter,
  propagateNumFewshot,
  scoreGeneration,
  scoreLoglikelihood,
  scoreMultipleChoice,
  scoreRolling,
  softmax,
} from '@eval/metrics'
import {
  dictEntries,
  encodeUtf8,
  isDict,
  jsonLoads,
  literalEval,
  PyFloat,
  type PyRecord,
  pyRepr,
  PyTuple,
  type PyValue,
  toNumber,
} from '@eval/pystd'
import { describe, expect, test } from 'vitest'

const shared = process.env['EVAL_SHARED'] ?? path.resolve(import.meta.dirname, '../../../shared')
const vectors = path.join(shared, 'spec/vectors/lm-eval')

interface Case extends PyRecord {}

function load(name: string): Readonly<Record<string, readonly Case[]>> {
  return jsonLoads(readFileSync(path.join(vectors, `${name}.json`), 'utf8')) as Readonly<
    Record<string, readonly Case[]>
  >
}

/** Reads a Python literal in which nan and inf are bare words. */
function python(text: PyValue | undefined): PyValue {
  const marked = String(text).replaceAll(/(?<![\w'])(-?)(nan|inf)(?![\w'])/g, "'@$1$2'")
  return unmark(literalEval(marked))
}

function unmark(value: PyValue): PyValue {
  if (value === '@nan') return Number.NaN
  if (value === '@inf' || value === '@-inf') return value === '@inf' ? Infinity : -Infinity
  if (Array.isArray(value)) return value.map(unmark)
  if (value instanceof PyTuple) return new PyTuple(value.items.map(unmark))
  if (isDict(value))
    return Object.fromEntries(dictEntries(value).map(([key, item]) => [String(key), unmark(item)]))
  return value
}

const record = (value: PyValue | undefined): PyRecord => value as PyRecord
const list = (value: PyValue | undefined): readonly PyValue[] =>
  value instanceof PyTuple ? value.items : (value as readonly PyValue[])
const numbers = (value: PyValue | undefined): readonly number[] => list(value).map(toNumber)
const strings = (value: PyValue | undefined): readonly string[] => value as readonly string[]

const laterAggregations = ['bleu', 'chrf', 'chrfpp', 'ter']
const aggregationNames: Readonly<Record<string, string>> = { f1_score: 'f1', bypass_agg: 'bypass' }

function aggregation(name: string): Aggregation {
  return name === 'acc_all' ? accuracyOfAll : aggregationByName(aggregationNames[name] ?? name)
}

describe.skipIf(!existsSync(vectors))('vectors of lm_eval 0.4.13 (needs the shared folder)', () => {
  test('filters', () => {
    for (const { filter, kwargs, resps_py, docs, output_py, error } of load('filters')['single'] ?? []) {
      const entries = list(python(resps_py)) as readonly (readonly PyValue[])[]
      const run = (): readonly PyValue[] =>
        createFilter(String(filter), record(kwargs))(
          entries,
          (docs ?? entries.map(() => ({}))) as readonly Doc[],
        )
      if (error !== undefined) expect(run, pyRepr(resps_py as PyValue)).toThrow()
      else expect(run(), String(resps_py)).toEqual(python(output_py))
    }
  })

  test('filter pipelines', () => {
    for (const { name, filters, resps, filtered_resps_py } of load('filters')['pipelines'] ?? []) {
      const steps = list(filters).map((step) => {
        const [filter, kwargs] = list(step)
        return { function: String(filter), ...(kwargs === null ? {} : { kwargs: record(kwargs) }) }
      })
      const answers = list(resps) as readonly (readonly PyValue[])[]
      const filtered = applyFilterPipeline(
        steps,
        answers,
        answers.map(() => ({})),
      )
      expect(filtered.map((entry) => ({ [String(name)]: entry }))).toEqual(
        list(filtered_resps_py).map(python),
      )
    }
  })

  test('aggregations', () => {
    for (const { aggregation: name, items_py, value_py, error } of load('metrics')['aggregations'] ?? []) {
      if (laterAggregations.includes(String(name)) || String(name).endsWith('stddev')) continue
      const values = list(python(items_py))
      const run = (): PyValue => {
        if (name === 'mean_stderr') return standardErrorOf(aggregation('mean'), values)
        if (name === 'acc_all_stderr') return standardErrorOf(accuracyOfAll, values)
        return aggregation(String(name)).compute(values)
      }
      if (name === 'mean_stderr' && error !== undefined) expect(run()).toBeNaN()
      else if (error !== undefined) expect(run, `${name} ${items_py}`).toThrow()
      else expect(pyRepr(run()), `${name} ${items_py}`).toBe(value_py)
    }
  })

  function standardErrorOf({ standardError }: Aggregation, values: readonly PyValue[]): number {
    return typeof standardError === 'function' ? standardError(values) : Number.NaN
  }

  test('which standard error an aggregation has', () => {
    const kinds = { bootstrap: 'bootstrap', none: 'N/A' }
    for (const { aggregation: name, stderr } of load('metrics')['stderr_kind'] ?? []) {
      if (laterAggregations.includes(String(name)) || String(name).startsWith('any callable')) continue
      const { standardError } = aggregation(String(name))
      expect(typeof standardError === 'function' ? 'analytic' : kinds[standardError], String(name)).toBe(
        stderr,
      )
    }
  })

  test('bootstrap standard errors', () => {
    for (const { aggregation: name, items_py, iters, stderr_py } of load('metrics')['bootstrap'] ?? []) {
      if (laterAggregations.includes(String(name))) continue
      const value = bootstrapStandardError(aggregation(String(name)), list(python(items_py)), Number(iters))
      expect(pyRepr(value), `${name} ${items_py} ${iters}`).toBe(stderr_py)
    }
  })

  test('scores and standard errors of groups', () => {
    const group = (
      values: readonly number[],
      stderrs: readonly number[],
      sizes: readonly number[],
      weightBySize: boolean,
    ): PyRecord => {
      const names = sizes.map((_, index) => `t${index}`)
      return aggregateGroup({
        name: 'g',
        metrics: [{ metric: 'acc', weightBySize }],
        leafTasks: names,
        results: Object.fromEntries(
          names.map((name, index) => [
            name,
            {
              'acc,none': values[index] ?? 0,
              'acc_stderr,none': stderrs[index] ?? 'N/A',
              sample_len: sizes[index] ?? 0,
            },
          ]),
        ),
        onWarning: () => {},
      })
    }
    for (const { stderrs, sizes, pooled_py, unweighted_py } of load('metrics')['group_stderr'] ?? []) {
      expect(pyRepr(group([], numbers(stderrs), numbers(sizes), true)['acc_stderr,none'] ?? null)).toBe(
        pooled_py,
      )
      expect(pyRepr(group([], numbers(stderrs), numbers(sizes), false)['acc_stderr,none'] ?? null)).toBe(
        unweighted_py,
      )
    }
    for (const { values, sizes, weight_by_size, value_py } of load('metrics')['group_score'] ?? []) {
      const result = group(numbers(values), [], numbers(sizes), weight_by_size === true)
      expect(pyRepr(result['acc,none'] ?? null)).toBe(value_py)
    }
  })

  test('exact_match', () => {
    for (const { predictions, references, kwargs, value_py } of load('metrics')['exact_match'] ?? []) {
      const { score } = createGenerationMetric('exact_match', record(kwargs))
      const result = score({ predictions: list(predictions), references: list(references) })
      expect('value' in result ? pyRepr(result.value) : undefined, JSON.stringify(predictions)).toBe(value_py)
    }
    expect(exactMatch(['a'], ['b'])).toBe(0)
  })

  test('argmax, softmax and counts', () => {
    const file = load('metrics')
    for (const { values_py, argmax: position, error } of file['argmax'] ?? []) {
      const values = numbers(python(values_py))
      if (error !== undefined) expect(() => argmax(values)).toThrow()
      else expect(argmax(values)).toBe(position)
    }
    for (const { values_py, softmax_py } of file['softmax'] ?? []) {
      expect(softmax(numbers(python(values_py)))).toEqual(numbers(python(softmax_py)))
    }
    for (const { text, words, bytes } of file['counts'] ?? []) {
      expect(countWords(String(text)), String(text)).toBe(words)
      expect(encodeUtf8(String(text)).length).toBe(bytes)
    }
  })

  test('values of documents', () => {
    for (const item of load('document-values')['cases'] ?? []) {
      const metrics = strings(item['metrics']).filter(isMetricName)
      const expected = Object.entries(record(python(item['values_py']))).filter(([name]) =>
        isMetricName(name),
      )
      expect(show(scoreCase(item, metrics)), JSON.stringify(item)).toEqual(show(Object.fromEntries(expected)))
    }
  })

  /** In Python's notation, so that int and float, list and tuple are told apart. */
  function show(values: PyRecord): Readonly<Record<string, string>> {
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, pyRepr(value)]))
  }

  function field(doc: PyRecord, value: PyValue | undefined): PyValue {
    const column = String(value).replaceAll(/[{}]/g, '')
    const content = column in doc ? (doc[column] ?? null) : (value ?? null)
    return String(value).startsWith('{{') ? Number(content) : content
  }

  function scoreCase(item: Case, metrics: readonly string[]): PyRecord {
    const doc = record(python(item['doc_py']))
    const config = record(item['config'])
    const results = list(python(item['results_py']))
    const target = field(doc, config['doc_to_target'])
    const choices =
      config['doc_to_choice'] === undefined ? undefined : list(field(doc, config['doc_to_choice']))
    const logprobs = (): readonly number[] => results.map((result) => toNumber(list(result)[0] ?? null))
    const greedy = (): readonly boolean[] => results.map((result) => list(result)[1] === true)
    switch (item['output_type']) {
      case 'loglikelihood':
        return scoreLoglikelihood({ metrics, logprob: logprobs()[0] ?? 0, greedy: greedy()[0] ?? false })
      case 'loglikelihood_rolling':
        return scoreRolling({ metrics, logprob: toNumber(results[0] ?? null), text: String(target) })
      case 'multiple_choice': {
        const gold = item['note'] === undefined ? target : field(doc, config['doc_to_text'])
        return scoreMultipleChoice({
          metrics,
          logprobs: logprobs(),
          greedy: greedy(),
          choices: choices as string[],
          gold,
        })
      }
      default:
        return scoreGeneration({
          metrics: metrics.map((name) => createGenerationMetric(name, record(item['metric_kwargs']))),
          result: results[0] ?? null,
          gold: target,
          ...(choices === undefined ? {} : { choices }),
          multipleTarget: item['multiple_target'] === true,
        })
    }
  }

  test('results of groups', () => {
    for (const item of load('groups')['aggregate'] ?? []) {
      const metrics = list(item['aggregate_metric_list'] ?? []).map((entry) => {
        const { metric, filter_list, weight_by_size } = record(entry)
        const filters = typeof filter_list === 'string' ? [filter_list] : filter_list
        return {
          metric: String(metric),
          ...(filters === undefined ? {} : { filters: strings(filters) }),
          ...(weight_by_size === undefined ? {} : { weightBySize: weight_by_size === true }),
        }
      })
      const result = aggregateGroup({
        name: String(item['group']),
        metrics,
        leafTasks: leaves(record(item['tree'])),
        results: record(python(item['task_metrics_py'])) as Readonly<Record<string, PyRecord>>,
        onWarning: () => {},
      })
      expect(pyRepr(result)).toBe(pyRepr(python(item['result_py'])))
    }
  })

  function leaves(tree: PyRecord): readonly string[] {
    return Object.entries(tree).flatMap(([name, below]) => (below === 0 ? [name] : leaves(record(below))))
  }

  test('what groups learn from their members', () => {
    for (const item of load('groups')['propagate'] ?? []) {
      const groups = list(item['groups_in_order']).map((pair) => {
        const [name, children] = list(pair)
        return { name: String(name), children: strings(children) }
      })
      type Directions = Parameters<typeof propagateHigherIsBetter>[1]
      const higher = propagateHigherIsBetter(groups, item['higher_is_better_in'] as Directions, () => {})
      expect(higher).toEqual(item['higher_is_better_out'])
      const shots = propagateNumFewshot(groups, item['num_fewshot_in'] as Readonly<Record<string, number>>)
      expect(shots).toEqual(item['num_fewshot_out'])
    }
  })
})

const meraVectors = path.join(shared, 'mera/golden/vectors/filters.json')

describe.skipIf(!existsSync(meraVectors))("vectors of MERA's fork (needs the shared folder)", () => {
  const file = existsSync(meraVectors) ? record(jsonLoads(readFileSync(meraVectors, 'utf8'))) : {}
  const run = (name: string, kwargs: PyRecord, text: PyValue): PyValue =>
    list(createFilter(name, kwargs)([[text]], [{}])[0])[0] ?? null

  test('regex', () => {
    for (const entry of list(file['regex'])) {
      const { pattern, cases } = record(entry)
      const kwargs = { regex_pattern: pattern ?? '', fallback: file['fallback'] ?? '' }
      for (const item of list(cases)) {
        const [text = '', expected = ''] = list(item)
        expect(run('regex', kwargs, text), JSON.stringify([pattern, text])).toBe(expected)
      }
    }
  })

  test.each([
    ['lstrip', 'remove_leading_whitespace'],
    ['strip', 'remove_whitespace'],
  ])('%s', (key, name) => {
    for (const item of list(file[key])) {
      const [text = '', expected = ''] = list(item)
      expect(run(name, {}, text), JSON.stringify(text)).toBe(expected)
    }
  })
})

test('integral floats and ints are told apart by the comparison above', () => {
  expect(pyRepr(new PyFloat(1))).not.toBe(pyRepr(1))
})
