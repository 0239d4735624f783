import {
  DataError,
  InterruptedError,
  PrerequisiteError,
  type PythonFunction,
  type PythonReference,
} from '@eval/core'
import { assetFolder } from '../asset-folder.ts'
import { pyodideFolder } from '../pyodide/pyodide-folder.ts'
import { type SnapshotStore, snapshotStore } from '../sandbox/snapshot-store.ts'
import { answerService } from './answer-service.ts'
import type { ChatTexts } from './chat-texts.ts'
import { helperFailure, helperName, type PythonFailure } from './helper-failure.ts'
import type { HelperHost } from './helper-host.ts'
import type { HostSettings } from './host-messages.ts'
import { HostProcess } from './host-process-client.ts'
import { LoadedFunction, type Loaded } from './loaded-function.ts'
import { MediaShelf } from './media-shelf.ts'
import { modulesDigest, modulesFolder } from './modules-folder.ts'
import { printedAnswer } from './printed-answer.ts'
import type { PythonHostOptions } from './python-host-options.ts'
import { pythonPath } from './python-path.ts'
import { realFolder, requireInside } from './real-folder.ts'
import { decodeText, encodeText } from './text-bytes.ts'

const mebibyte = 1024 * 1024

/** What a process takes beside Python's heap: Node, compiled code, texts that cross. */
const overhead = 4096 * mebibyte

/** One Python for a run. After a helper that hung, the next call starts another. */
export class PyodideHost implements HelperHost {
  /** The images and sounds that Python has. */
  readonly media: MediaShelf = new MediaShelf()
  chat: ChatTexts | undefined
  readonly #options: PythonHostOptions
  readonly #settings: HostSettings
  readonly #timeLimit: number
  #process: Promise<HostProcess> | undefined
  #queue: Promise<unknown> = Promise.resolve()
  #generation = 0
  #closed = false
  /** Puts off the end of a call while a helper waits for a service. */
  #waiting: (isWaiting: boolean) => void = () => {}
  /** Why the last service that a helper asked for failed. */
  #serviceError: Error | undefined

  constructor(options: PythonHostOptions) {
    const heap = options.memoryLimit ?? 2048 * mebibyte
    const folders = [...options.roots, ...(options.packages ?? [])]
    this.#options = options
    this.#timeLimit = options.timeLimit ?? 120_000
    this.#settings = {
      pyodide: pyodideFolder(),
      assets: assetFolder,
      modules: modulesFolder(),
      mounts: [...new Set(folders.map(realFolder))].map((folder) => [pythonPath(folder), folder] as const),
      memoryLimit: heap,
      processLimit: heap + overhead,
    }
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
    const text = await this.ask(reference, { ask: 'load', folder: pythonPath(folder), module, name }, '')
    return { ...JSON.parse(text), generation: this.#generation }
  }

  /** Asks Python one thing; questions wait for each other. @throws as {@link PythonFunction.call} */
  async ask(
    reference: PythonReference,
    head: Readonly<Record<string, unknown>>,
    body: string,
  ): Promise<string> {
    const asked = this.#queue.then(() => this.#cross(reference, head, body))
    this.#queue = asked.catch(() => {})
    return asked
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true
    const opened = this.#process
    this.#process = undefined
    await (await opened?.catch(() => undefined))?.close()
  }

  async #cross(
    reference: PythonReference,
    head: Readonly<Record<string, unknown>>,
    body: string,
  ): Promise<string> {
    if (this.#closed) throw this.#interruption()
    this.#process ??= this.#start()
    const python = await this.#process
    const answer = await this.#asked(python, `${JSON.stringify(head)}\n${body}`)
    if (answer === 'timed-out')
      throw new DataError(
        `${helperName(reference)} did not answer within ${this.#timeLimit / 1000} s and was ended. Does it wait for something, or loop for ever?`,
      )
    if (typeof answer !== 'string')
      throw this.#closed
        ? this.#interruption()
        : new PrerequisiteError(`${helperName(reference)} brought its Python down: ${answer.died}`)
    const { printed, answer: given } = printedAnswer(answer)
    if (printed !== '') this.#options.onPrint?.(printed)
    if (given.startsWith('=')) return given.slice(1)
    const failure: PythonFailure = JSON.parse(given.slice(1))
    if (failure.type === 'ServiceError' && this.#serviceError !== undefined) throw this.#serviceError
    const doing = head['ask'] === 'load' ? 'load' : 'call'
    throw helperFailure(reference, doing, failure, { advice: this.#options.advice })
  }

  async #asked(python: HostProcess, question: string): Promise<string | { readonly died: string }> {
    let late = false
    const end = (): void => {
      late = true
      python.kill()
    }
    let timer = setTimeout(end, this.#timeLimit)
    this.#waiting = (isWaiting) => {
      clearTimeout(timer)
      if (!isWaiting) timer = setTimeout(end, this.#timeLimit)
    }
    const reply = await python.ask({
      type: 'ask',
      question: encodeText(question),
      timeLimit: this.#timeLimit,
    })
    clearTimeout(timer)
    this.#waiting = () => {}
    if (reply.type === 'answer') return decodeText(reply.answer)
    this.#process = undefined
    this.#generation += 1
    await python.close()
    return late ? 'timed-out' : { died: 'message' in reply ? reply.message : reply.type }
  }

  /** What a helper asks while it runs. */
  async #answer(question: string): Promise<Uint8Array> {
    const waiting = this.#waiting
    waiting(true)
    const { bytes, error } = await answerService(this.#options.services, question, this.media, this.chat)
    this.#serviceError = error
    if (waiting === this.#waiting) waiting(false)
    return bytes
  }

  async #start(): Promise<HostProcess> {
    const { packages = [], cacheFolder, seeds = { python: 0, numpy: 1234 }, roots } = this.#options
    const store: SnapshotStore | undefined =
      cacheFolder === undefined
        ? undefined
        : snapshotStore(cacheFolder, assetFolder, ['host', modulesDigest(this.#settings.modules)])
    const snapshot = await store?.read()
    const python = new HostProcess(this.#settings, (question) => this.#answer(question))
    const reply = await python.ask({
      type: 'open',
      settings: this.#settings,
      keepSnapshot: store !== undefined,
      ...(snapshot === undefined ? {} : { snapshot }),
    })
    if (reply.type !== 'opened') return this.#failed(python, 'message' in reply ? reply.message : reply.type)
    if (reply.snapshot) await store?.write(reply.snapshot)
    const head = {
      ask: 'open',
      folders: roots.map(realFolder).map(pythonPath),
      packages: packages.map(realFolder).map(pythonPath),
      seeds,
      patience: this.#timeLimit / 10_000,
    }
    const opened = await python.ask({
      type: 'ask',
      question: encodeText(`${JSON.stringify(head)}\n`),
      timeLimit: 60_000,
    })
    const text =
      opened.type === 'answer' ? printedAnswer(decodeText(opened.answer)).answer : JSON.stringify(opened)
    return text.startsWith('=') ? python : this.#failed(python, text)
  }

  async #failed(python: HostProcess, reason: string): Promise<never> {
    await python.close()
    this.#process = undefined
    throw new PrerequisiteError(`the Python that runs helpers of tasks cannot be started: ${reason}`)
  }

  #interruption(): Error {
    const reason: unknown = this.#options.signal?.reason
    return reason instanceof Error ? reason : new InterruptedError('the Python of helpers was closed')
  }
}
