import type {
  Doc,
  PythonCall,
  PythonDocuments,
  PythonFunction,
  PythonReference,
  PythonSampling,
  PythonTable,
  PythonTask,
  PythonTaskSettings,
} from '@eval/core'
import type { PyDict, PyRecord, PyValue } from '@eval/pystd'
import type { HelperHost } from '../host/helper-host.ts'
import { isMissingPackage } from '../host/missing-package-error.ts'

/** The two hosts as their functions see them. */
export interface TwoHosts {
  isFirst(host: HelperHost): boolean
  loadSecond(reference: PythonReference): Promise<FallbackFunction>
  /** Does something in a host, once that has the states of the generators; one after the other. */
  using<T>(host: HelperHost, reference: PythonReference, act: () => Promise<T>): Promise<T>
}

/** A function in one of two hosts. One whose lack of a package shows only when it is called moves to the second. */
export class FallbackFunction implements PythonFunction {
  readonly reference: PythonReference
  readonly source?: string
  readonly text: string
  readonly draws: boolean
  readonly shown: string
  readonly #hosts: TwoHosts
  #host: HelperHost
  #function: PythonFunction

  constructor(hosts: TwoHosts, host: HelperHost, found: PythonFunction) {
    this.#hosts = hosts
    this.#host = host
    this.#function = found
    this.reference = found.reference
    this.text = found.text
    this.draws = found.draws
    this.shown = found.shown
    if (found.source !== undefined) this.source = found.source
  }

  call(calls: readonly PythonCall[], keep?: 'arrays'): Promise<readonly PyValue[]> {
    return this.#run((found) => found.call(calls, keep))
  }

  documents(docs: readonly Doc[]): Promise<PythonDocuments> {
    return this.#run((found) => found.documents(docs))
  }

  process(table: PythonTable): Promise<PythonTable> {
    return this.#run((found) => found.process(table))
  }

  splits(keywords: PyDict, names?: readonly string[]): Promise<Readonly<Record<string, PythonTable>>> {
    return this.#run((found) => found.splits(keywords, names))
  }

  sample(sampling: PythonSampling): Promise<readonly (readonly Doc[])[]> {
    return this.#run((found) => found.sample(sampling))
  }

  filter(options: PyRecord, answers: readonly PyValue[], docs: readonly Doc[]): Promise<readonly PyValue[]> {
    return this.#run((found) => found.filter(options, answers, docs))
  }

  async openTask(settings: PythonTaskSettings): Promise<PythonTask> {
    const task = await this.#run((found) => found.openTask(settings))
    const [hosts, host, reference] = [this.#hosts, this.#host, this.reference]
    return {
      facts: task.facts,
      documents: (positions, prompts) =>
        hosts.using(host, reference, () => task.documents(positions, prompts)),
      scores: (answered) => hosts.using(host, reference, () => task.scores(answered)),
      aggregate: (metric, values) => hosts.using(host, reference, () => task.aggregate(metric, values)),
    }
  }

  async #run<T>(act: (found: PythonFunction) => Promise<T>): Promise<T> {
    try {
      return await this.#hosts.using(this.#host, this.reference, () => act(this.#function))
    } catch (error) {
      if (!isMissingPackage(error) || !this.#hosts.isFirst(this.#host)) throw error
      const other = await this.#hosts.loadSecond(this.reference)
      this.#host = other.#host
      this.#function = other.#function
      return await this.#hosts.using(this.#host, this.reference, () => act(this.#function))
    }
  }
}
