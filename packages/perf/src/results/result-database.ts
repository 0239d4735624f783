import { existsSync } from 'node:fs'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { OutputError, UsageError } from '@eval/core'
import { jsonDumps, pyFloat } from '@eval/pystd'
import type { Profile } from '../measure/profile.ts'
import type { DetailRow, StoredRow } from './stored-row.ts'

/** Columns of EvalScope's table; the last two since 1.5. */
const columns = [
  'request TEXT',
  'start_time REAL',
  'inter_token_latencies TEXT',
  'success INTEGER',
  'response_messages TEXT',
  'completed_time REAL',
  'latency REAL',
  'first_chunk_latency REAL',
  'prompt_tokens INTEGER',
  'completion_tokens INTEGER',
  'max_gpu_memory_cost REAL',
  'time_per_output_token REAL',
] as const

/** Ours: what EvalScope does not store, by row of `result`. */
const details = [
  'row INTEGER PRIMARY KEY',
  'intended_time REAL',
  'wall_clock REAL',
  'first_byte_latency REAL',
  'first_content_latency REAL',
  'events INTEGER',
  'coalesced INTEGER',
  'cached_tokens INTEGER',
  'trace_id TEXT',
  'turn INTEGER',
  'error_class TEXT',
  'status INTEGER',
  'error TEXT',
] as const

/** Seconds after which rows are committed, however few. */
const patience = 1

/**
 * The rows of a load point as they finish: `benchmark_data.db`. Rows are committed after so many, and at least every second, so
 * that hardly any are lost however the process ends.
 *
 * @source evalscope/perf/utils/db_util.py, 1.4.1 and 1.10.0
 */
export class ResultDatabase implements Disposable {
  readonly #database: DatabaseSync
  readonly #insert: StatementSync
  readonly #insertDetails: StatementSync
  readonly #later: boolean
  readonly #commitEvery: number
  readonly #now: () => number
  readonly #file: string
  #pending = 0
  #lastCommit: number

  /**
   * @param now - Monotonic seconds.
   * @throws UsageError where the file is there already; OutputError where it cannot be made.
   */
  constructor(file: string, options: { profile: Profile; commitEvery: number; now: () => number }) {
    if (existsSync(file))
      throw new UsageError(`${file} is there already: give another --outputs-dir or --name, or delete it`)
    this.#file = file
    this.#later = options.profile !== 'v1.4'
    this.#commitEvery = options.commitEvery
    this.#now = options.now
    this.#lastCommit = options.now()
    const all = this.#later ? [...columns, 'request_id TEXT', 'is_stream INTEGER'] : columns
    this.#database = this.#try(() => new DatabaseSync(file))
    this.#try(() => {
      this.#database.exec(tableText('result', all))
      this.#database.exec(tableText('request_ext', details))
      this.#database.exec('BEGIN')
    })
    const marks = (count: number): string => Array.from({ length: count }, () => '?').join(', ')
    this.#insert = this.#database.prepare(`INSERT INTO result VALUES (${marks(all.length)})`)
    this.#insertDetails = this.#database.prepare(`INSERT INTO request_ext VALUES (${marks(details.length)})`)
  }

  /** @throws OutputError where it cannot be written. */
  add(row: StoredRow, detail: DetailRow): void {
    this.#try(() => {
      const { lastInsertRowid } = this.#insert.run(
        ...resultValues(row),
        ...(this.#later ? [null, Number(row.stream)] : []),
      )
      this.#insertDetails.run(lastInsertRowid, ...detailValues(detail))
      this.#pending++
      if (this.#pending >= this.#commitEvery || this.#now() - this.#lastCommit >= patience) this.#commit()
    })
  }

  [Symbol.dispose](): void {
    this.#try(() => {
      this.#database.exec('COMMIT')
      this.#database.close()
    })
  }

  #commit(): void {
    this.#database.exec('COMMIT')
    this.#database.exec('BEGIN')
    this.#pending = 0
    this.#lastCommit = this.#now()
  }

  #try<T>(action: () => T): T {
    try {
      return action()
    } catch (error) {
      throw new OutputError(
        `${this.#file} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
      )
    }
  }
}

/** Parity: the text of the statement is that of EvalScope, which readers of the schema see. */
function tableText(name: string, list: readonly string[]): string {
  const indent = ' '.repeat(22)
  return `CREATE TABLE ${name}(\n${list.map((column) => indent + column).join(',\n')}\n${' '.repeat(19)})`
}

type Value = string | number | null

function resultValues(row: StoredRow): Value[] {
  const { measured } = row
  const gaps = jsonDumps([...measured.interTokenLatencies].map(pyFloat))
  const common = [row.request, measured.startTime, gaps, Number(measured.success), row.messages]
  if (!measured.success) return [...common, 0, null, null, null, null, null, null]
  return [
    ...common,
    measured.completedTime,
    measured.latency,
    measured.firstChunkLatency,
    measured.promptTokens,
    measured.completionTokens,
    0,
    measured.timePerOutputToken,
  ]
}

function detailValues(detail: DetailRow): Value[] {
  return [
    detail.intended,
    detail.wallClock,
    detail.firstByteLatency,
    detail.firstContentLatency,
    detail.events,
    detail.coalesced,
    detail.cachedTokens,
    detail.traceId,
    detail.turn,
    detail.errorClass,
    detail.status,
    detail.error,
  ]
}
