import {
  type Doc,
  DataError,
  type PythonCall,
  type PythonDocuments,
  type PythonFunction,
  type PythonReference,
  type PythonSampling,
  type PythonTable,
  type PythonTask,
  type PythonTaskSettings,
} from '@eval/core'
import { isDict, type PyDict, type PyRecord, type PyValue } from '@eval/pystd'
import { helperName } from './helper-failure.ts'
import type { HelperHost } from './helper-host.ts'
import { LoadedTask } from './loaded-task.ts'
import { readValues, writeValues } from './value-text.ts'

/** What Python tells of a thing that it has imported. */
export interface Loaded {
  readonly id: number
  readonly source?: string
  readonly text?: string
  readonly draws?: boolean
  readonly shown?: string
  /** Of the Python that has imported it. */
  readonly generation: number
}

/** A function in the Python of a host; imported anew if that has been started anew. */
export class LoadedFunction implements PythonFunction {
  readonly reference: PythonReference
  readonly source?: string
  readonly text: string
  readonly draws: boolean
  readonly shown: string
  readonly #host: HelperHost
  #loaded: Loaded

  constructor(host: HelperHost, reference: PythonReference, loaded: Loaded) {
    this.#host = host
    this.reference = reference
    this.#loaded = loaded
    if (loaded.source !== undefined) this.source = loaded.source
    this.text = loaded.source ?? loaded.text ?? ''
    this.draws = loaded.draws === true
    this.shown = loaded.shown ?? this.text
  }

  async call(calls: readonly PythonCall[], keep?: 'arrays'): Promise<readonly PyValue[]> {
    const entries = calls.map((one) => [one.arguments, one.keywords ?? {}, one.instead ?? null])
    const values: PyValue[] = []
    // What takes long comes in parts: the limit of a crossing is for one entry, not for thousands.
    while (values.length < entries.length) {
      const rest = entries.slice(values.length)
      for (const value of this.#list(await this.#ask('call', rest, { first: values.length }, keep)))
        values.push(value)
    }
    return values
  }

  async documents(docs: readonly Doc[]): Promise<PythonDocuments> {
    const values: PyValue[] = []
    const changed = new Map<number, Doc>()
    while (values.length < docs.length) {
      const rest = docs.slice(values.length)
      const answered = this.#list(await this.#ask('documents', rest, { first: values.length }))
      for (const value of this.#list(answered[0])) values.push(value)
      for (const entry of this.#list(answered[1])) {
        const [index, doc] = this.#list(entry)
        changed.set(Number(index), this.#record(doc))
      }
    }
    return { values, changed }
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

  async openTask(settings: PythonTaskSettings): Promise<PythonTask> {
    const { name, config, functions, generation, numFewshot, fewshotSeed } = settings
    const ids: number[] = []
    for (const reference of functions) ids.push((await this.#host.import(reference)).id)
    const told = { name, config, generation, num_fewshot: numFewshot, seed: fewshotSeed }
    const opened = await this.#ask('open_task', told, { functions: ids })
    return new LoadedTask(this.reference, opened, async (ask, value, task, chat) => {
      this.#host.chat = chat
      try {
        return await this.#ask(ask, value, { task })
      } finally {
        this.#host.chat = undefined
      }
    })
  }

  async sample({ pool, seed, count, documents }: PythonSampling): Promise<readonly (readonly Doc[])[]> {
    const sampler = await this.#ask('open_sampler', pool, { seed })
    const shown: (readonly Doc[])[] = []
    while (shown.length < documents.length) {
      const first = shown.length
      const answered = await this.#ask('sample', documents.slice(first), { sampler, count, first })
      for (const examples of this.#list(answered))
        shown.push(this.#list(examples).map((one) => pool[Number(one)] ?? this.#record(one)))
    }
    return shown
  }

  async filter(
    options: PyRecord,
    answers: readonly PyValue[],
    docs: readonly Doc[],
  ): Promise<readonly PyValue[]> {
    return this.#list(await this.#ask('filter', [options, answers, docs]))
  }

  async #ask(
    ask: string,
    value: PyValue,
    more: Readonly<Record<string, unknown>> = {},
    keep?: 'arrays',
  ): Promise<PyValue> {
    if (this.#loaded.generation !== this.#host.generation)
      this.#loaded = await this.#host.import(this.reference)
    const text = await this.#host.ask(
      this.reference,
      { ask, id: this.#loaded.id, ...more },
      writeValues(value, this.#host.media),
    )
    return readValues(text, this.#host.media, keep)
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
