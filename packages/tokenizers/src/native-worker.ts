import { workerData } from 'node:worker_threads'
import type * as Native from 'tokenizers'
import type { NativeReply, NativeRequest, NativeWorkerData } from './native-protocol.ts'

// Runs the native library, whose calls are asynchronous, for a thread that waits for each answer.
const { port, signal, library, json }: NativeWorkerData = workerData
const answered = new Int32Array(signal)
const opened = open()

async function open(): Promise<Native.Tokenizer> {
  const { Tokenizer }: typeof Native = await import(library)
  return Tokenizer.fromString(json)
}

async function answer(request: NativeRequest): Promise<NativeReply> {
  const tokenizer = await opened
  if (request.type === 'open') return { type: 'text', text: '' }
  if (request.type === 'decode')
    return { type: 'text', text: await tokenizer.decode([...request.ids], request.skipSpecialTokens) }
  const { text, addSpecialTokens } = request
  const encoding = await tokenizer.encode(text, null, { addSpecialTokens })
  return { type: 'ids', ids: Int32Array.from(encoding.getIds()) }
}

async function handle(request: NativeRequest): Promise<void> {
  let reply: NativeReply
  try {
    reply = await answer(request)
  } catch (error) {
    reply = { type: 'failed', message: error instanceof Error ? error.message : String(error) }
  }
  port.postMessage(reply)
  Atomics.add(answered, 0, 1)
  Atomics.notify(answered, 0)
}

// The first request, always `open`, reports why it failed.
opened.catch(() => undefined)
port.on('message', (request: NativeRequest) => void handle(request))
