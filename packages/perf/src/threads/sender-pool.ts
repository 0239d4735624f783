import { Worker } from 'node:worker_threads'
import type { RequestOutcome } from '../client/request-outcome.ts'
import type { FromSender, SenderThreadData, ThreadHealth, ToSender } from './sender-messages.ts'

/** How many threads send, and how. */
export interface SenderPoolOptions extends SenderThreadData {
  readonly threads: number
  /** Connections to open ahead of the first request, all threads together. */
  readonly warmConnections: number
}

/** Threads that send requests. */
export class SenderPool implements AsyncDisposable {
  readonly #threads: readonly SenderThread[]
  #health: readonly ThreadHealth[] = []
  #next = 0

  private constructor(threads: readonly SenderThread[]) {
    this.#threads = threads
  }

  /** Starts the threads and opens their connections. */
  static async open(options: SenderPoolOptions): Promise<SenderPool> {
    const share = (total: number): number => Math.ceil(total / options.threads)
    const { connections } = options.sender
    const sender = { ...options.sender, connections: connections === null ? null : share(connections) }
    const threads = Array.from({ length: options.threads }, () => new SenderThread({ ...options, sender }))
    const pool = new SenderPool(threads)
    await Promise.all(threads.map((thread) => thread.warm(share(options.warmConnections))))
    return pool
  }

  /** Sends a body from the thread with the fewest requests under way. */
  send(body: string, stream: boolean): Promise<RequestOutcome> {
    return this.#leastBusy().send(body, stream)
  }

  /** Ends what is under way. */
  abort(): void {
    for (const thread of this.#threads) thread.tell({ type: 'abort' })
  }

  /** How busy the threads were; known once they have ended. */
  get health(): readonly ThreadHealth[] {
    return this.#health
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#health.length === 0)
      this.#health = await Promise.all(this.#threads.map((thread) => thread.close()))
  }

  #leastBusy(): SenderThread {
    const [first] = this.#threads
    if (first === undefined) throw new Error('a pool without threads')
    // Begin with another one each time, so that idle threads take turns.
    this.#next = (this.#next + 1) % this.#threads.length
    const turned = [...this.#threads.slice(this.#next), ...this.#threads.slice(0, this.#next)]
    return turned.reduce(
      (best, thread) => (thread.pending < best.pending ? thread : best),
      turned[0] ?? first,
    )
  }
}

class SenderThread {
  readonly #worker: Worker
  readonly #waiting = new Map<number, PromiseWithResolvers<RequestOutcome>>()
  readonly #warm = Promise.withResolvers<void>()
  readonly #closed = Promise.withResolvers<ThreadHealth>()
  #id = 0

  constructor(data: SenderThreadData) {
    // Beside this file in the sources; in a folder of its own in the published bundle.
    const script = import.meta.url.endsWith('.ts')
      ? new URL('./sender-thread.ts', import.meta.url)
      : new URL('./threads/sender-thread.js', import.meta.url)
    const workerData: SenderThreadData = { sender: data.sender, read: data.read }
    this.#worker = new Worker(script, { name: 'perf-sender', workerData, execArgv: [] })
    this.#worker.on('message', (message: FromSender) => this.#receive(message))
    this.#worker.on('error', (error) => this.#fail(error))
    // Both are awaited by those who asked; a thread that dies before is reported there.
    this.#warm.promise.catch(() => undefined)
    this.#closed.promise.catch(() => undefined)
  }

  get pending(): number {
    return this.#waiting.size
  }

  send(body: string, stream: boolean): Promise<RequestOutcome> {
    const id = this.#id++
    const waiting = Promise.withResolvers<RequestOutcome>()
    this.#waiting.set(id, waiting)
    this.tell({ type: 'send', request: { id, body, stream } })
    return waiting.promise
  }

  warm(connections: number): Promise<void> {
    this.tell({ type: 'warm', connections })
    return this.#warm.promise
  }

  async close(): Promise<ThreadHealth> {
    this.tell({ type: 'close' })
    const health = await this.#closed.promise
    await this.#worker.terminate()
    return health
  }

  tell(message: ToSender): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread, not a window
    this.#worker.postMessage(message)
  }

  #receive(message: FromSender): void {
    switch (message.type) {
      case 'outcome':
        this.#waiting.get(message.id)?.resolve(message.outcome)
        this.#waiting.delete(message.id)
        return
      case 'warm':
        return this.#warm.resolve()
      case 'closed':
        return this.#closed.resolve(message.health)
      default:
        message satisfies never
    }
  }

  #fail(error: unknown): void {
    for (const waiting of this.#waiting.values()) waiting.reject(error)
    this.#waiting.clear()
    this.#warm.reject(error)
    this.#closed.reject(error)
  }
}
