import { existsSync, globSync } from 'node:fs'
import path from 'node:path'
import type { MeasuredRow } from '@eval/perf'
import { isDict, type PyRecord, type PyValue } from '@eval/pystd'
import { repositoryRoot } from '../../support/repository.ts'

/** EvalScope's golden material; may be absent. */
export const evalscopeFolder: string = path.join(
  process.env['EVAL_SHARED'] ?? path.join(repositoryRoot, '../shared'),
  'evalscope',
)

/** Files below {@link evalscopeFolder}, absolute; none where it is absent. */
export function goldenFiles(pattern: string): string[] {
  if (!existsSync(evalscopeFolder)) return []
  return globSync(pattern, { cwd: evalscopeFolder })
    .toSorted()
    .map((file) => path.join(evalscopeFolder, file))
}

/** A row as the vectors have it: column names of the database. */
export interface StoredRow {
  readonly start_time: number
  readonly inter_token_latencies: readonly number[]
  readonly success: 0 | 1
  readonly completed_time: number
  readonly latency: number
  readonly first_chunk_latency: number
  readonly prompt_tokens: number
  readonly completion_tokens: number
  readonly time_per_output_token: number
  readonly is_stream?: 0 | 1
}

/** The row of a stored row. */
export function measured(row: StoredRow): MeasuredRow {
  const base = {
    startTime: row.start_time,
    interTokenLatencies: row.inter_token_latencies,
    stream: row.is_stream === 1,
  }
  if (row.success === 0) return { ...base, success: false }
  return {
    ...base,
    success: true,
    completedTime: row.completed_time,
    latency: row.latency,
    firstChunkLatency: row.first_chunk_latency,
    promptTokens: row.prompt_tokens,
    completionTokens: row.completion_tokens,
    timePerOutputToken: row.time_per_output_token,
  }
}

/** A value as a record; an empty one where it is none. */
export function record(value: PyValue | undefined): PyRecord {
  return isRecord(value) ? value : {}
}

function isRecord(value: PyValue | undefined): value is PyRecord {
  return isDict(value) && !(value instanceof Map)
}

/** A value as a list; an empty one where it is none. */
export function list(value: PyValue | undefined): readonly PyValue[] {
  return Array.isArray(value) ? value : []
}

/** A value as text; empty where it is none. */
export function text(value: PyValue | undefined): string {
  return typeof value === 'string' ? value : ''
}
