import type { ChildProcess } from 'node:child_process'
import path from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import type { BridgeReply, BridgeRequest, BridgeThreadData } from './bridge-messages.ts'

// A thread with a pythonia of its own: PYTHON_BIN of its environment names the Python. What breaks pythonia ends this thread only.

/** What `eval_bridge.py` has. */
interface BridgeModule {
  start(text: string): Promise<string>
  ask(name: string, argument: string): Promise<string>
}

/** The part of pythonia that is used here. */
interface Pythonia {
  python(file: string): Promise<BridgeModule>
  readonly com: { readonly proc: ChildProcess }
}

const { assets, module, log }: BridgeThreadData = workerData

function reply(message: BridgeReply): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- not a window
  parentPort?.postMessage(message)
}

async function run(): Promise<void> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its types know of no process
  const pythonia = (await import('pythonia')).default as unknown as Pythonia
  const { proc } = pythonia.com
  proc.on('exit', (code, signal) => reply({ type: 'exited', code, signal }))
  if (proc.pid !== undefined) reply({ type: 'started', pid: proc.pid })
  const bridge = await pythonia.python(path.join(assets, 'eval_bridge.py'))
  const facts = { file: module, log, parent: process.pid }
  reply({ type: 'opened', text: await bridge.start(JSON.stringify(facts)) })
  parentPort?.on('message', ({ id, name, argument }: BridgeRequest) => {
    void bridge.ask(name, argument).then((text) => reply({ type: 'answer', id, text }))
  })
}

void run()
