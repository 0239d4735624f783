import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads'
import { ModelError, PrerequisiteError } from '@eval/core'
import type { TokenizerEngine } from './engine.ts'
import type { NativeReply, NativeRequest, NativeWorkerData } from './native-protocol.ts'
import type { PreparedTokenizer } from './prepare-tokenizer.ts'

const longestWaitMs = 120_000

/**
 * The native `tokenizers` package. Its calls are asynchronous, so it lives in a worker and this thread waits for each
 * answer; the worker does not keep the process alive.
 *
 * @throws PrerequisiteError if the package is not installed; ModelError if it refuses the tokenizer.
 */
export function nativeEngine(prepared: PreparedTokenizer, reason: string): TokenizerEngine {
  const ask = startWorker(nativeLibrary(reason), JSON.stringify(prepared.json))
  ask({ type: 'open' })
  return {
    encode(text, addSpecialTokens) {
      const reply = ask({ type: 'encode', text, addSpecialTokens })
      return reply.type === 'ids' ? reply.ids : new Int32Array()
    },
    decode(ids, skipSpecialTokens) {
      const reply = ask({ type: 'decode', ids, skipSpecialTokens })
      return reply.type === 'text' ? reply.text : ''
    },
  }
}

function nativeLibrary(reason: string): string {
  try {
    return pathToFileURL(createRequire(import.meta.url).resolve('tokenizers')).href
  } catch {
    throw new PrerequisiteError(
      `this tokenizer needs the native package "tokenizers" (${reason}); install it with: npm install tokenizers`,
    )
  }
}

type Answer = Exclude<NativeReply, { readonly type: 'failed' }>

function startWorker(library: string, json: string): (request: NativeRequest) => Answer {
  const { port1, port2 } = new MessageChannel()
  const signal = new SharedArrayBuffer(4)
  const data: NativeWorkerData = { signal, library, json, port: port2 }
  // Beside this file in the sources as well as in the published bundle.
  const script = new URL(`./native-worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url)
  const worker = new Worker(script, { workerData: data, transferList: [port2], execArgv: [] })
  worker.unref()
  port1.unref()
  const answered = new Int32Array(signal)
  return (request) => {
    const before = Atomics.load(answered, 0)
    port1.postMessage(request)
    Atomics.wait(answered, 0, before, longestWaitMs)
    const reply: NativeReply | undefined = receiveMessageOnPort(port1)?.message
    if (reply === undefined) throw new ModelError('the native tokenizer does not answer')
    if (reply.type === 'failed') throw new ModelError(`the native tokenizer failed: ${reply.message}`)
    return reply
  }
}
