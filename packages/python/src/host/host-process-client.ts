import { type ChildProcess, fork } from 'node:child_process'
import path from 'node:path'
import { Duplex } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { processRights } from '../sandbox/process-rights.ts'
import type { HostReply, HostRequest, HostSettings } from './host-messages.ts'
import { serveQuestions } from './serve-questions.ts'
import { serviceDescriptor } from './service-line.ts'

/** Mebibytes of JavaScript objects: texts of whole datasets pass through. */
const heapLimit = 4096

/** The process that holds the Python of a host; asked one thing at a time. */
export class HostProcess {
  readonly #process: ChildProcess
  readonly #ended: Promise<string>
  #hear: (reply: HostReply) => void = () => {}

  /** @param answer - Answers what helpers ask while they run; must not reject. */
  constructor(settings: HostSettings, answer: (question: string) => Promise<Uint8Array>) {
    this.#process = startHostProcess(settings)
    const line = this.#process.stdio[serviceDescriptor]
    if (line instanceof Duplex) serveQuestions(line, answer)
    this.#process.on('message', (reply: HostReply) => this.#hear(reply))
    this.#ended = new Promise((resolve) => {
      this.#process.once('error', (error) => resolve(error.message))
      this.#process.once('exit', (code, signal) => resolve(`its process ended (${signal ?? code})`))
    })
  }

  /** Sends a request and waits for the reply or for the end of the process. */
  async ask(request: HostRequest): Promise<HostReply> {
    const answered = new Promise<HostReply>((resolve) => {
      this.#hear = resolve
    })
    if (this.#process.connected) this.#process.send(request, () => {})
    return Promise.race([answered, this.#ended.then((message): HostReply => ({ type: 'died', message }))])
  }

  kill(): void {
    this.#process.kill('SIGKILL')
  }

  async close(): Promise<void> {
    this.kill()
    await this.#ended
  }
}

function startHostProcess({ pyodide, assets, modules, mounts }: HostSettings): ChildProcess {
  const built = !import.meta.url.endsWith('.ts')
  const script = fileURLToPath(
    new URL(built ? './runner/host-process.js' : './host-process.ts', import.meta.url),
  )
  const code = path.join(path.dirname(script), '..')
  const { execArgv, env } = processRights([
    pyodide,
    assets,
    modules,
    code,
    ...mounts.map(([, folder]) => folder),
  ])
  const heap = `--max-old-space-size=${heapLimit}`
  return fork(script, [], {
    env,
    execArgv: [...execArgv.filter((flag) => !flag.startsWith('--max-old-space-size')), heap],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc', 'pipe'],
  })
}
