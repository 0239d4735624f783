import { rm } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import type { BridgeReply, BridgeRequest, BridgeThreadData } from './bridge-messages.ts'
import { bridgeFolder } from './bridge-folder.ts'
import { lastLines } from './last-lines.ts'
import { PythonEndedError } from './python-ended-error.ts'
import type { PythonModule, PythonModuleOptions } from './python-module-options.ts'
import { PythonRaisedError } from './python-raised-error.ts'

/** Milliseconds that Python is given to end by itself. */
const grace = 2000

interface Output {
  readonly log: string
  /** To be removed at the end. */
  readonly folder: string | undefined
}

/** A Python in a thread: {@link PythonModule}. */
export class BridgedModule implements PythonModule {
  readonly #worker: Worker
  readonly #output: Output
  readonly #interpreter: string
  #hear: (text: string) => void = () => {}
  #fail: (error: PythonEndedError) => void = () => {}
  #ended: PythonEndedError | undefined
  #queue: Promise<unknown> = Promise.resolve()
  #calls = 0
  #exited: () => void = () => {}
  readonly #exit = new Promise<void>((resolve) => {
    this.#exited = resolve
  })
  pid = 0
  version = ''

  constructor({ interpreter, module, environment }: PythonModuleOptions, output: Output) {
    this.#output = output
    this.#interpreter = interpreter
    const data: BridgeThreadData = { assets: bridgeFolder, module, log: output.log }
    const script = import.meta.url.endsWith('.ts') ? './bridge-thread.ts' : './runner/bridge-thread.js'
    const env = {
      ...environment,
      PYTHON_BIN: interpreter,
      // pythonia's own limit of a call, and its debugging.
      REQ_TIMEOUT: '0',
      DEBUG: '',
      // The folders of modules are to be read, not written.
      PYTHONDONTWRITEBYTECODE: '1',
    }
    this.#worker = new Worker(new URL(script, import.meta.url), { workerData: data, execArgv: [], env })
    this.#worker.on('message', (reply: BridgeReply) => this.#take(reply))
    this.#worker.on('error', (error) => void this.#died(error.message))
    this.#worker.on('exit', () => {
      void this.#died('its thread ended')
      // Nobody hears of the end of Python any more.
      this.#kill('SIGKILL')
      this.#exited()
    })
  }

  /** Waits until the module is imported. */
  async open(limit: number): Promise<void> {
    this.version = await this.#within(limit, () => {})
  }

  async call(name: string, argument: string, timeLimit = 0): Promise<string> {
    const called = this.#queue.then(() =>
      this.#within(timeLimit, () => {
        this.#calls += 1
        const request: BridgeRequest = { id: this.#calls, name, argument }
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- not a window
        this.#worker.postMessage(request)
      }),
    )
    this.#queue = called.catch(() => {})
    return await called
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#end(new PythonEndedError('closed', `${this.#interpreter} was closed`))
    this.#kill('SIGTERM')
    const timer = setTimeout(() => this.#kill('SIGKILL'), grace)
    if (this.pid === 0) await this.#worker.terminate()
    await this.#exit
    clearTimeout(timer)
    await this.#worker.terminate()
    if (this.#output.folder !== undefined) await rm(this.#output.folder, { recursive: true, force: true })
  }

  /** Sends something and waits for the text that comes back. */
  async #within(limit: number, send: () => void): Promise<string> {
    if (this.#ended !== undefined) throw this.#ended
    const answered = new Promise<string>((resolve, reject) => {
      this.#hear = resolve
      this.#fail = reject
    })
    const timer = limit > 0 ? setTimeout(() => this.#late(limit), limit) : undefined
    send()
    try {
      return valueOf(await answered)
    } finally {
      clearTimeout(timer)
    }
  }

  #take(reply: BridgeReply): void {
    if (reply.type === 'started') this.pid = reply.pid
    else if (reply.type === 'exited') {
      this.#exited()
      void this.#died(`it ended with ${reply.signal ?? `code ${reply.code}`}`)
    } else this.#hear(reply.text)
  }

  #late(limit: number): void {
    const message = `${this.#interpreter} did not answer within ${limit / 1000} s and was ended`
    this.#end(new PythonEndedError('late', message))
    this.#kill('SIGKILL')
  }

  async #died(how: string): Promise<void> {
    if (this.#ended !== undefined) return
    const printed = await lastLines(this.#output.log)
    const said = printed === '' ? '' : `; its last words: ${printed}`
    this.#end(new PythonEndedError('died', `${this.#interpreter} died: ${how}${said}`))
  }

  /** Once: nothing is answered any more. */
  #end(error: PythonEndedError): void {
    this.#ended ??= error
    this.#fail(this.#ended)
  }

  #kill(signal: NodeJS.Signals): void {
    try {
      if (this.pid !== 0) process.kill(this.pid, signal)
    } catch {
      // It has ended by itself.
      this.#exited()
    }
  }
}

function valueOf(text: string): string {
  if (text.startsWith('=')) return text.slice(1)
  throw new PythonRaisedError(JSON.parse(text.slice(1)))
}
