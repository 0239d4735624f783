import { UsageError } from '@eval/core'
import { dictGet, isDict, type PyValue } from '@eval/pystd'
import type { DatasetContext } from '../dataset-context.ts'
import { parseJsonLine } from '../parse-record.ts'
import type { WorkloadPrompt } from '../prompt.ts'
import { datasetFile, readLines } from '../read-lines.ts'
import { readList } from '../read-list.ts'

/** Queries with documents: a `.json` list, or lines of JSON. @source evalscope/perf/plugin/datasets/rerank_dataset.py, 1.10.0 */
export async function* rerankPairs({ settings, warn }: DatasetContext): AsyncGenerator<WorkloadPrompt> {
  const file = datasetFile(settings)
  let item = 0
  for await (const value of readItems(file)) {
    item++
    const pair = pairOf(value)
    if (pair === undefined) warn(`${file}, entry ${item}: skipped, it needs "query" and "documents"`)
    else yield pair
  }
}

async function* readItems(file: string): AsyncGenerator<PyValue> {
  if (file.endsWith('.json')) {
    yield* await readList(file)
    return
  }
  if (!/\.(jsonl|txt)$/.test(file))
    throw new UsageError(`--dataset-path ${file}: rerank data are read from .json, .jsonl or .txt`)
  let number = 0
  for await (const line of readLines(file)) {
    number++
    if (line.trim() !== '') yield parseJsonLine(line, file, number)
  }
}

function pairOf(record: PyValue): WorkloadPrompt | undefined {
  if (!isDict(record)) return undefined
  const query = dictGet(record, 'query')
  const list = ['documents', 'passages', 'texts']
    .map((key) => dictGet(record, key))
    .find((found) => Array.isArray(found) && found.length > 0)
  const documents = (Array.isArray(list) ? list : []).filter((text) => typeof text === 'string')
  return typeof query === 'string' && query !== '' && documents.length > 0
    ? { kind: 'rerank', query, documents }
    : undefined
}
