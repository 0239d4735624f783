import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parentPort, workerData } from 'node:worker_threads'
import { readAnswer } from '../client/answers/read-answer.ts'
import { HttpSender } from '../client/http-sender.ts'
import { monotonicSeconds } from '../client/monotonic-seconds.ts'
import type { FromSender, SenderThreadData, SendRequest, ToSender } from './sender-messages.ts'

/** The thread that sends requests, stamps what comes, and reads complete answers. */
const data: SenderThreadData = workerData
const sender = new HttpSender(data.sender, monotonicSeconds)
const delay = monitorEventLoopDelay({ resolution: 5 })
const started = monotonicSeconds()
delay.enable()

function tell(message: FromSender): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread, not a window
  parentPort?.postMessage(message)
}

async function send({ id, body, stream }: SendRequest): Promise<void> {
  const raw = await sender.send(body)
  tell({ type: 'outcome', id, outcome: readAnswer(raw, { stream }, data.read) })
}

async function close(): Promise<void> {
  await sender[Symbol.asyncDispose]()
  delay.disable()
  const { user, system } = process.threadCpuUsage()
  const health = {
    // The histogram holds the time between two turns; the resolution is what was asked for.
    loopDelayP99: Math.max(0, delay.percentile(99) / 1e6 - 5),
    loopDelayMax: Math.max(0, delay.max / 1e6 - 5),
    cpu: (user + system) / 1000,
    wall: (monotonicSeconds() - started) * 1000,
  }
  tell({ type: 'closed', health })
  parentPort?.close()
}

parentPort?.on('message', (message: ToSender) => {
  switch (message.type) {
    case 'send':
      void send(message.request)
      return
    case 'warm':
      void sender.warm(message.connections).then(() => tell({ type: 'warm' }))
      return
    case 'abort':
      sender.abort()
      return
    case 'close':
      void close()
      return
    default:
      message satisfies never
  }
})
