import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { dictEntries, isDict, jsonLoads, PyTuple, pyEquals, type PyRecord, type PyValue } from '@eval/pystd'
import { meraLibrary } from '@eval/task-library'
import { describe, expect, test } from 'vitest'

// Recorded from MERA v1.2 (9cf05b2) on CPython 3.11.
const shared = process.env.EVAL_SHARED ?? path.join(import.meta.dirname, '../../../shared')
const vectors = path.join(shared, 'mera/golden/vectors')

describe.skipIf(!existsSync(vectors))('recorded MERA scores (skipped without the shared folder)', () => {
  test('points of the exam', async () => {
    const score = await port('use/use_scores', 'process_results')
    for (const vector of recorded('use_scores.json')) {
      const { type = null, id_task = null, answer = null, prediction = null } = vector
      const doc = { outputs: answer, meta: { type, id_task, variant: 0, score: 1 } }
      const grade = record(score(doc, [prediction]))['grade_norm']
      expect([vector, grade instanceof PyTuple ? grade.items[0] : null]).toEqual([vector, vector['score']])
    }
  })

  test('grades of the exam', async () => {
    const text = existsSync(vectors) ? read('use_aggregate.json') : '{}'
    const { items = [], overall_score, task_score } = record(jsonLoads(text))
    const triples = list(items).map((item) => new PyTuple(list(item)))
    const overall = await port('use/use_scores', 'overall_score')
    const task = await port('use/use_scores', 'task_score')
    expect(pyEquals(overall(triples), overall_score ?? null)).toBe(true)
    expect(pyEquals(task(triples), task_score ?? null)).toBe(true)
  })

  test('labels and answers of ruEthics', async () => {
    const target = await port('ruethics/ethics_scores', 'doc_to_target')
    const score = await port('ruethics/ethics_scores', 'process_results')
    const all = recorded('ruethics.json')
    for (const { outputs = null, target: wanted } of all.filter((vector) => 'outputs' in vector)) {
      expect(target({ outputs })).toBe(wanted)
    }
    for (const { results = [], process = {} } of all.filter((vector) => 'process' in vector)) {
      const doc = { outputs: { law: '1' }, meta: { question: 'good' } }
      const given = list(results).map((result) =>
        Array.isArray(result) ? new PyTuple(list(result)) : result,
      )
      expect(dictEntries(record(score(doc, given)))).toEqual(dictEntries(record(process)))
    }
  })
})

async function port(module: string, name: string): Promise<(...values: readonly PyValue[]) => PyValue> {
  const found = (await meraLibrary.ports[module]?.())?.[name]
  if (typeof found !== 'function') throw new TypeError(`no ${name} in ${module}`)
  return (...values) => {
    const result: PyValue = Reflect.apply(found, undefined, values)
    return result
  }
}

function recorded(file: string): readonly PyRecord[] {
  return list(jsonLoads(read(file))).map(record)
}

function read(file: string): string {
  return readFileSync(path.join(vectors, file), 'utf8')
}

function list(value: PyValue): readonly PyValue[] {
  if (Array.isArray(value)) return value as readonly PyValue[]
  throw new TypeError('expected a list')
}

function record(value: PyValue): PyRecord {
  if (isRecord(value)) return value
  throw new TypeError('expected a mapping')
}

function isRecord(value: PyValue): value is PyRecord {
  return isDict(value) && !(value instanceof Map)
}
