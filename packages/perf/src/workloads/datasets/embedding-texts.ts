import { UsageError } from '@eval/core'
import { dictGet, isDict, jsonLoads, PyJsonError, pyStrip, type PyValue } from '@eval/pystd'
import { batchesOf } from '../batches-of.ts'
import type { DatasetContext } from '../dataset-context.ts'
import { fitsLength } from '../fits-length.ts'
import type { WorkloadPrompt } from '../prompt.ts'
import { datasetFile, readLines } from '../read-lines.ts'
import { readList } from '../read-list.ts'

/**
 * Texts to embed, singly or (`embedding_batch`) several per request: lines of `.txt`, entries of a `.json` list, lines of
 * `.jsonl`.
 *
 * @source evalscope/perf/plugin/datasets/embedding_dataset.py, 1.10.0
 */
export async function* embeddingTexts(context: DatasetContext): AsyncGenerator<WorkloadPrompt> {
  const { settings, tokenizer } = context
  const texts: string[] = []
  for await (const text of readTexts(datasetFile(settings)))
    if (fitsLength(text, settings, tokenizer)) texts.push(text)
  yield* batchesOf(texts, settings)
}

async function* readTexts(file: string): AsyncGenerator<string> {
  if (file.endsWith('.json')) {
    for (const item of await readList(file)) yield* textOf(item)
  } else if (file.endsWith('.jsonl')) {
    for await (const line of readLines(file)) yield* textOf(parsed(line))
  } else if (file.endsWith('.txt')) {
    for await (const line of readLines(file)) if (pyStrip(line) !== '') yield pyStrip(line)
  } else throw new UsageError(`--dataset-path ${file}: embeddings are read from .txt, .json or .jsonl`)
}

/** Parity: lines that are no JSON are skipped. */
function parsed(line: string): PyValue | undefined {
  try {
    return jsonLoads(line)
  } catch (error) {
    if (error instanceof PyJsonError) return undefined
    throw error
  }
}

function textOf(item: PyValue | undefined): string[] {
  if (typeof item === 'string') return [item]
  if (item === undefined || !isDict(item)) return []
  const found = ['text', 'input', 'sentence', 'content']
    .map((key) => dictGet(item, key))
    .find((value) => typeof value === 'string' && value !== '')
  return typeof found === 'string' ? [found] : []
}
