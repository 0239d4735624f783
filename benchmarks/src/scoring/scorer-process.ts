import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { ScoreOrder, ScoreReport } from './scorer-messages.ts'

/** A program that holds a model and makes one pass for each line it is given. Dispose of it to end it. */
export class ScorerProcess implements AsyncDisposable {
  readonly #child: ChildProcess
  readonly #lines: AsyncIterator<string>
  #errors = ''

  /** Starts a program. `environment` is laid over this process's own. */
  constructor(command: readonly string[], environment: Readonly<Record<string, string>>) {
    const [file = '', ...args] = command
    const child = spawn(file, args, {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, ...environment },
    })
    this.#child = child
    child.stderr
      .setEncoding('utf8')
      .on('data', (text: string) => (this.#errors = (this.#errors + text).slice(-4000)))
    this.#lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  }

  /** @throws Error with what the program wrote to standard error, if it ended instead. */
  async score(order: ScoreOrder): Promise<ScoreReport> {
    this.#child.stdin?.write(`${JSON.stringify(order)}\n`)
    const { value, done } = await this.#lines.next()
    if (done === true) throw new Error(`${this.#child.spawnargs.join(' ')} ended early:\n${this.#errors}`)
    const report: ScoreReport = JSON.parse(value)
    return report
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode !== null) return
    const ended = once(this.#child, 'exit')
    this.#child.stdin?.end()
    await ended
  }
}
