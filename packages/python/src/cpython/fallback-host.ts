import type { PythonFunction, PythonHost, PythonReference } from '@eval/core'
import type { HelperHost } from '../host/helper-host.ts'
import { isMissingPackage } from '../host/missing-package-error.ts'
import { FallbackFunction, type TwoHosts } from './fallback-function.ts'

/** Two Pythons for the helpers of a run. */
export interface FallbackHostOptions {
  /** The first choice. */
  readonly first: HelperHost
  /** For functions that need packages which the first does not have. Opened when there is one. */
  readonly second: () => Promise<HelperHost>
  /** Hears of every function that runs in the second. */
  readonly onSecond: (reference: PythonReference) => void
}

/**
 * A host that runs helpers in one Python, and in another what needs packages that the first lacks. lm_eval's helpers share
 * one random generator, and one of numpy: whenever the other Python is asked, it goes on from where those are.
 */
export function fallbackHost(options: FallbackHostOptions): PythonHost {
  return new FallbackHost(options)
}

class FallbackHost implements PythonHost, TwoHosts {
  readonly #options: FallbackHostOptions
  #second: Promise<HelperHost> | undefined
  /** The one that has the states of the generators. */
  #last: HelperHost
  #queue: Promise<unknown> = Promise.resolve()

  constructor(options: FallbackHostOptions) {
    this.#options = options
    this.#last = options.first
  }

  async load(reference: PythonReference): Promise<PythonFunction> {
    const { first } = this.#options
    try {
      const found = await this.using(first, reference, () => first.load(reference))
      return new FallbackFunction(this, first, found)
    } catch (error) {
      if (!isMissingPackage(error)) throw error
      return await this.loadSecond(reference)
    }
  }

  /** @throws MissingPackageError if it lacks the packages as well */
  async loadSecond(reference: PythonReference): Promise<FallbackFunction> {
    const second = await (this.#second ??= this.#options.second())
    const found = await this.using(second, reference, () => second.load(reference))
    this.#options.onSecond(reference)
    return new FallbackFunction(this, second, found)
  }

  /** Does something in a host, once that has the states of the generators; one after the other. */
  async using<T>(host: HelperHost, reference: PythonReference, act: () => Promise<T>): Promise<T> {
    const acted = this.#queue.then(async () => {
      if (this.#last !== host) {
        const state = await this.#last.ask(reference, { ask: 'random' }, '')
        await host.ask(reference, { ask: 'set_random' }, state)
        this.#last = host
      }
      return await act()
    })
    this.#queue = acted.catch(() => {})
    return await acted
  }

  isFirst(host: HelperHost): boolean {
    return host === this.#options.first
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#options.first[Symbol.asyncDispose]()
    await (await this.#second?.catch(() => undefined))?.[Symbol.asyncDispose]()
  }
}
