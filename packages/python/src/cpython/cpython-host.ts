import path from 'node:path'
import { InterruptedError, PrerequisiteError, type PythonFunction, type PythonReference } from '@eval/core'
import { helperFailure, helperName, type PythonFailure } from '../host/helper-failure.ts'
import type { HelperHost } from '../host/helper-host.ts'
import { LoadedFunction, type Loaded } from '../host/loaded-function.ts'
import { MediaShelf } from '../host/media-shelf.ts'
import { modulesFolder } from '../host/modules-folder.ts'
import { printedAnswer } from '../host/printed-answer.ts'
import { realFolder, requireInside } from '../host/real-folder.ts'
import { bridgeFolder } from './bridge/bridge-folder.ts'
import { openPythonModule } from './bridge/open-python-module.ts'
import { PythonEndedError } from './bridge/python-ended-error.ts'
import type { PythonModule } from './bridge/python-module-options.ts'
import { PythonRaisedError } from './bridge/python-raised-error.ts'
import type { CPythonHostOptions } from './cpython-host-options.ts'
import type { Interpreter } from './find-interpreter.ts'

type Head = Readonly<Record<string, unknown>>

/** One Python of the user's for a run. After a helper that hung or brought it down, the next call starts another. */
export class CPythonHost implements HelperHost {
  /** Where helpers run. */
  readonly interpreter: Interpreter
  /** The images and sounds that Python has. */
  readonly media: MediaShelf = new MediaShelf()
  readonly #options: CPythonHostOptions
  readonly #timeLimit: number
  #module: Promise<PythonModule> | undefined
  #generation = 0
  #closed = false

  constructor(options: CPythonHostOptions, interpreter: Interpreter) {
    this.#options = options
    this.#timeLimit = options.timeLimit ?? 600_000
    this.interpreter = interpreter
    options.signal?.addEventListener('abort', () => void this[Symbol.asyncDispose]())
  }

  /** Grows when Python has been started anew: what was loaded before is gone. */
  get generation(): number {
    return this.#generation
  }

  async load(reference: PythonReference): Promise<PythonFunction> {
    return new LoadedFunction(this, reference, await this.import(reference))
  }

  async import(reference: PythonReference): Promise<Loaded> {
    const folder = requireInside(reference, this.#options.roots)
    const { module, name } = reference
    const text = await this.ask(reference, { ask: 'load', folder, module, name }, '')
    return { ...JSON.parse(text), generation: this.#generation }
  }

  /** Asks Python one thing; questions wait for each other. @throws as {@link PythonFunction.call} */
  async ask(reference: PythonReference, head: Head, body: string): Promise<string> {
    if (this.#closed) throw this.#interruption()
    const module = await (this.#module ??= this.#start())
    const text = await this.#answered(module, reference, `${JSON.stringify(head)}\n${body}`)
    const { printed, answer } = printedAnswer(text)
    if (printed !== '') this.#options.onPrint?.(printed)
    if (answer.startsWith('=')) return answer.slice(1)
    const failure: PythonFailure = JSON.parse(answer.slice(1))
    const doing = head['ask'] === 'load' ? 'load' : 'call'
    const place = { where: `in ${this.interpreter.path}`, advice: this.#options.advice }
    throw helperFailure(reference, doing, failure, place)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true
    const opened = this.#module
    this.#module = undefined
    await (await opened?.catch(() => undefined))?.[Symbol.asyncDispose]()
  }

  async #answered(module: PythonModule, reference: PythonReference, question: string): Promise<string> {
    try {
      return await module.call('answer', question, this.#timeLimit)
    } catch (error) {
      if (!(error instanceof PythonEndedError)) throw error
      await this.#forget(module)
      if (this.#closed) throw this.#interruption()
      const what = error.reason === 'late' ? 'took too long' : 'brought its Python down'
      throw new PrerequisiteError(`${helperName(reference)} ${what}: ${error.message}`)
    }
  }

  /** A Python that has ended is replaced, once. */
  async #forget(module: PythonModule): Promise<void> {
    if ((await this.#module?.catch(() => undefined)) === module) {
      this.#module = undefined
      this.#generation += 1
    }
    await module[Symbol.asyncDispose]()
  }

  async #start(): Promise<PythonModule> {
    const { environment, roots, seeds = { python: 0, numpy: 1234 } } = this.#options
    try {
      const module = await openPythonModule({
        interpreter: this.interpreter.path,
        module: path.join(bridgeFolder, 'eval_helpers.py'),
        environment,
      })
      await module.call('open_session', modulesFolder())
      const head = {
        ask: 'open',
        folders: roots.map(realFolder),
        packages: [],
        seeds,
        patience: this.#timeLimit / 10_000,
      }
      const { answer } = printedAnswer(await module.call('answer', `${JSON.stringify(head)}\n`))
      if (answer.startsWith('=')) return module
      await module[Symbol.asyncDispose]()
      const { type, message }: PythonFailure = JSON.parse(answer.slice(1))
      throw this.#unusable(`${type}: ${message}`)
    } catch (error) {
      this.#module = undefined
      if (!(error instanceof PythonEndedError || error instanceof PythonRaisedError)) throw error
      throw this.#unusable(error.message)
    }
  }

  #unusable(reason: string): PrerequisiteError {
    const { path: file, version } = this.interpreter
    return new PrerequisiteError(`${file} (Python ${version}) cannot run helpers of tasks: ${reason}`)
  }

  #interruption(): Error {
    const reason: unknown = this.#options.signal?.reason
    return reason instanceof Error ? reason : new InterruptedError('the Python of helpers was closed')
  }
}
