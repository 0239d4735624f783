import {
  type Doc,
  DataError,
  type PythonCall,
  type PythonFunction,
  type PythonReference,
  type PythonTable,
} from '@eval/core'
import { isDict, type PyDict, type PyRecord, type PyValue } from '@eval/pystd'
import { helperName } from './helper-failure.ts'
import type { PyodideHost } from './pyodide-host.ts'
import { readValues, writeValues } from './value-text.ts'

/** What Python tells of a thing that it has imported. */
export interface Loaded {
  readonly id: number
  readonly source?: string
  readonly text?: string
  /** Of the Python that has imported it. */
  readonly generation: number
}

/** A function in the Python of a host; imported anew if that has been started anew. */
export class LoadedFunction implements PythonFunction {
  readonly reference: PythonReference
  readonly source?: string
  readonly text: string
  readonly #host: PyodideHost
  #loaded: Loaded

  constructor(host: PyodideHost, reference: PythonReference, loaded: Loaded) {
    this.#host = host
    this.reference = reference
    this.#loaded = loaded
    if (loaded.source !== undefined) this.source = loaded.source
    this.text = loaded.source ?? loaded.text ?? ''
  }

  async call(calls: readonly PythonCall[]): Promise<readonly PyValue[]> {
    if (calls.length === 0) return []
    return this.#list(
      await this.#ask(
        'call',
        calls.map((one) => [one.arguments, one.keywords ?? {}]),
      ),
    )
  }

  async process(table: PythonTable): Promise<PythonTable> {
    const { rows, features } = table
    return this.#table(await this.#ask('process', features === undefined ? { rows } : { rows, features }))
  }

  async splits(
    keywords: PyDict,
    names: readonly string[] | null = null,
  ): Promise<Readonly<Record<string, PythonTable>>> {
    const splits = this.#record(await this.#ask('splits', keywords, { names }))
    return Object.fromEntries(Object.entries(splits).map(([name, split]) => [name, this.#table(split)]))
  }

  async filter(
    options: PyRecord,
    answers: readonly PyValue[],
    docs: readonly Doc[],
  ): Promise<readonly PyValue[]> {
    return this.#list(await this.#ask('filter', [options, answers, docs]))
  }

  async #ask(ask: string, value: PyValue, more: Readonly<Record<string, unknown>> = {}): Promise<PyValue> {
    if (this.#loaded.generation !== this.#host.generation)
      this.#loaded = await this.#host.import(this.reference)
    const text = await this.#host.ask(
      this.reference,
      { ask, id: this.#loaded.id, ...more },
      writeValues(value, this.#host.media),
    )
    return readValues(text, this.#host.media)
  }

  #table(value: PyValue): PythonTable {
    const { rows, features } = this.#record(value)
    const table: PythonTable = { rows: this.#list(rows).map((row) => this.#record(row)) }
    return features === undefined ? table : { ...table, features: this.#record(features) }
  }

  #list(value: PyValue | undefined): readonly PyValue[] {
    if (Array.isArray(value)) return value
    throw new DataError(`${helperName(this.reference)} gave no list`)
  }

  /** A row may be a Map where its columns are named like numbers. */
  #record(value: PyValue | undefined): PyRecord {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- documents are dicts of either form
    if (value !== undefined && isDict(value)) return value as PyRecord
    throw new DataError(`${helperName(this.reference)} gave something else than a mapping`)
  }
}
