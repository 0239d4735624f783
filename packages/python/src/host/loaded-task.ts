import {
  DataError,
  type PythonPromptSettings,
  type PythonReference,
  type PythonTask,
  type PythonTaskDocument,
  type PythonTaskFacts,
  type PythonTaskRequest,
} from '@eval/core'
import { dictEntries, isDict, type PyDict, type PyRecord, pyStr, type PyValue } from '@eval/pystd'
import { ChatTexts } from './chat-texts.ts'

/** Asks Python about one of its tasks. `chat`: renders the conversations that it makes meanwhile. */
export type AskTask = (ask: string, value: PyValue, task: PyValue, chat?: ChatTexts) => Promise<PyValue>

/** An object of a task class in the Python of a host. It is gone with its Python. */
export class LoadedTask implements PythonTask {
  readonly facts: PythonTaskFacts
  readonly #ask: AskTask
  readonly #reader: AnswerReader
  readonly #task: PyValue

  /** @param opened - What Python says of the object it has made. */
  constructor(reference: PythonReference, opened: PyValue, ask: AskTask) {
    this.#reader = new AnswerReader(reference)
    const facts = this.#reader.record(opened)
    this.#ask = ask
    this.#task = facts['task'] ?? null
    this.facts = factsOf(facts, this.#reader)
  }

  async documents(
    positions: readonly number[],
    { systemInstruction: system, chat, fewshotAsMultiturn: multiturn }: PythonPromptSettings,
  ): Promise<readonly PythonTaskDocument[]> {
    const question = { positions, system, chat: chat !== undefined, multiturn }
    const texts = chat === undefined ? undefined : new ChatTexts(chat)
    const answer = await this.#ask('task_requests', question, this.#task, texts)
    return this.#reader.list(answer).map((one) => documentOf(this.#reader.record(one), this.#reader, texts))
  }

  async scores(
    answered: readonly { readonly position: number; readonly results: readonly PyValue[] }[],
  ): Promise<readonly PyDict[]> {
    const question = answered.map(({ position, results }) => [position, results])
    const answer = await this.#ask('task_scores', question, this.#task)
    return this.#reader.list(answer).map((scores) => this.#reader.dict(scores))
  }

  async aggregate(metric: string, values: readonly PyValue[]): Promise<PyValue> {
    return this.#ask('task_aggregate', [metric, values], this.#task)
  }
}

function factsOf(facts: PyRecord, reader: AnswerReader): PythonTaskFacts {
  const [path, name] = reader.list(facts['dataset'])
  const { output_type: outputType, higher_is_better: higher, total, version } = facts
  return {
    version: version ?? null,
    configurable: facts['configurable'] === true,
    datasetPath: typeof path === 'string' ? path : '',
    datasetName: typeof name === 'string' ? name : null,
    dump: reader.record(facts['dump']),
    config: reader.record(facts['config']),
    outputType: typeof outputType === 'string' ? outputType : null,
    total: typeof total === 'number' ? total : 0,
    multipleTarget: facts['multiple_target'] === true,
    ownResults: facts['own_results'] === true,
    aggregations: reader.map(facts['aggregations'], (value) => (typeof value === 'string' ? value : null)),
    higherIsBetter:
      higher === null ? null : reader.map(higher, (value) => (typeof value === 'boolean' ? value : null)),
  }
}

function documentOf(document: PyRecord, reader: AnswerReader, texts?: ChatTexts): PythonTaskDocument {
  const { target = null, choices = null, gold = null } = document
  return {
    doc: reader.record(document['doc']),
    target,
    choices,
    gold,
    requests: reader.list(document['requests']).map((one) => requestOf(reader.record(one), reader, texts)),
  }
}

const TYPES = ['loglikelihood', 'loglikelihood_rolling', 'generate_until'] as const

function requestOf(request: PyRecord, reader: AnswerReader, texts?: ChatTexts): PythonTaskRequest {
  const type = TYPES.find((known) => known === request['type'])
  if (type === undefined) throw reader.odd(`made a request of the type ${pyStr(request['type'] ?? null)}`)
  const { repeats } = request
  const given = reader.list(request['arguments'])
  const prompt = texts?.promptOf(given[0])
  return {
    type,
    arguments: given,
    ...(prompt === undefined ? {} : { prompt }),
    repeats: typeof repeats === 'number' ? repeats : 1,
  }
}

/** Takes apart what Python says. @throws DataError naming the class, for what does not have the form it must have */
class AnswerReader {
  readonly #reference: PythonReference

  constructor(reference: PythonReference) {
    this.#reference = reference
  }

  odd(what: string): DataError {
    const { module, name, folder } = this.#reference
    return new DataError(`the task class ${module}.${name} of ${folder} ${what}`)
  }

  list(value: PyValue | undefined): readonly PyValue[] {
    if (Array.isArray(value)) return value
    throw this.odd('gave no list')
  }

  dict(value: PyValue | undefined): PyDict {
    if (value !== undefined && isDict(value)) return value
    throw this.odd('gave something else than a mapping')
  }

  /** Also a Map, where its keys are like numbers. */
  record(value: PyValue | undefined): PyRecord {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- documents are dicts of either form
    return this.dict(value) as PyRecord
  }

  map<T>(value: PyValue | undefined, read: (item: PyValue) => T): ReadonlyMap<string, T> {
    return new Map(dictEntries(this.dict(value)).map(([key, item]) => [pyStr(key), read(item)]))
  }
}
