import { type Dispatcher, EnvHttpProxyAgent, Pool } from 'undici'
import { AnswerRecorder } from './answer-recorder.ts'
import { RunAborted, TotalTimeout } from './failure-of.ts'
import type { RawAnswer } from './raw-answer.ts'
import { createWarmConnector, type WarmConnector } from './warm-connector.ts'

/** How requests are sent. Times are seconds, null for none. */
export interface SenderOptions {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** Connections at most; null for as many as there are requests. */
  readonly connections: number | null
  readonly connectTimeout: number | null
  readonly readTimeout: number | null
  readonly totalTimeout: number | null
  /** Proxies of the environment are asked. */
  readonly proxied: boolean
}

const keepAlive = 60_000

/** Sends bodies to one address, each on a connection of its own while it is answered. */
export class HttpSender implements AsyncDisposable {
  readonly #options: SenderOptions
  readonly #now: () => number
  readonly #url: URL
  readonly #dispatcher: Dispatcher
  readonly #connector: WarmConnector
  readonly #headers: Record<string, string>
  readonly #pending = new Set<AnswerRecorder>()

  /** @param now - Monotonic seconds. */
  constructor(options: SenderOptions, now: () => number) {
    this.#options = options
    this.#now = now
    this.#url = new URL(options.url)
    this.#connector = createWarmConnector(milliseconds(options.connectTimeout))
    this.#headers = {
      'Content-Type': 'application/json',
      'user-agent': 'lmeval-perf',
      Accept: '*/*',
      ...options.headers,
    }
    this.#dispatcher = options.proxied ? new EnvHttpProxyAgent(this.#poolOptions()) : this.#pool()
  }

  /** Opens connections ahead of the first requests. */
  async warm(count: number): Promise<void> {
    if (!this.#options.proxied) await this.#connector.warm(this.#url, count)
  }

  /** Sends a body; never rejects. */
  send(body: string): Promise<RawAnswer> {
    return new Promise((resolve) => {
      const total = this.#options.totalTimeout
      const recorder = new AnswerRecorder(this.#now, (answer) => {
        clearTimeout(timer)
        this.#pending.delete(recorder)
        resolve(answer)
      })
      const timer =
        total === null ? undefined : setTimeout(() => recorder.abort(new TotalTimeout(total)), total * 1000)
      this.#pending.add(recorder)
      const bytes = Buffer.from(body)
      recorder.begin()
      this.#dispatcher.dispatch(
        {
          origin: this.#url.origin,
          path: this.#url.pathname + this.#url.search,
          method: 'POST',
          headers: this.#headers,
          body: bytes,
        },
        recorder,
      )
    })
  }

  /** Ends the requests that are under way. */
  abort(): void {
    for (const recorder of this.#pending) recorder.abort(new RunAborted())
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#connector.close()
    await this.#dispatcher.destroy()
  }

  #pool(): Pool {
    return new Pool(this.#url.origin, { ...this.#poolOptions(), connect: this.#connector.connect })
  }

  #poolOptions(): Pool.Options {
    const read = milliseconds(this.#options.readTimeout)
    return {
      connections: this.#options.connections,
      pipelining: 1,
      allowH2: false,
      keepAliveTimeout: keepAlive,
      keepAliveMaxTimeout: keepAlive,
      headersTimeout: read,
      bodyTimeout: read,
    }
  }
}

function milliseconds(seconds: number | null): number {
  return seconds === null ? 0 : seconds * 1000
}
