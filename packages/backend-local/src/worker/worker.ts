import { parentPort } from 'node:worker_threads'
import { BackendError, EvalError } from '@eval/core'
import { GenerationEngine } from '../generation/generation-engine.ts'
import { headRows, runLimits } from '../plan/run-limits.ts'
import { RopeTables } from '../rope/rope-tables.ts'
import type { ScoredJobs } from '../scoring/score-collector.ts'
import { scoreJobs } from '../scoring/score-engine.ts'
import { DecoderSession } from '../session/decoder-session.ts'
import { PrefixStore } from '../session/prefix-store.ts'
import type { WorkerAnswer, WorkerRequest } from './worker-messages.ts'

type Request<Type extends WorkerRequest['type']> = Extract<WorkerRequest, { readonly type: Type }>

interface Model {
  readonly session: DecoderSession
  readonly ropes: RopeTables
  readonly prefixes: PrefixStore
}

let model: Model | undefined
const generations = new Map<number, GenerationEngine>()
const cancelled = new Set<number>()
/** What is being computed, by the id of its request. */
const running = new Map<number, Promise<void>>()

function post(answer: WorkerAnswer, transfer: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(answer, transfer)
}

function loaded(): Model {
  if (model === undefined) throw new BackendError('The model was not opened.')
  return model
}

async function open(request: Request<'open'>): Promise<void> {
  const session = await DecoderSession.open(request.folder, request)
  const { layers, keyValueHeads, headSize, ropes } = session.shape
  const prefixes = new PrefixStore({ bytes: request.prefixBytes, layers, width: keyValueHeads * headSize })
  model = { session, ropes: new RopeTables(ropes), prefixes }
}

/** The beginnings of texts that are kept; where they are not wanted any more, their memory is given back. */
function keptPrefixes(wanted: boolean): PrefixStore | undefined {
  const { prefixes } = loaded()
  if (wanted && prefixes.room > 0) return prefixes
  prefixes.clear()
  return undefined
}

async function score(request: Request<'score'>): Promise<void> {
  const { session, ropes } = loaded()
  const prefixes = keptPrefixes(request.keepPrefixes && request.prefixReuse)
  const settings = {
    prefixReuse: request.prefixReuse,
    limits: runLimits(session.shape, request.bounds),
    headRows: headRows(session.shape),
    ...(prefixes && { prefixes }),
  }
  for await (const scored of scoreJobs(session, ropes, request.window, settings)) {
    if (scored.jobs.length > 0) post({ type: 'part', id: request.id, scored }, buffers(scored))
    if (cancelled.delete(request.id)) return
  }
}

function buffers(scored: ScoredJobs): ArrayBuffer[] {
  return [scored.jobs.buffer, scored.greedy.buffer, scored.logprobs.buffer]
}

function generation({ generation: id, keepPrefixes }: Request<'step'>): GenerationEngine {
  const known = generations.get(id)
  if (known !== undefined) return known
  const { session, ropes } = loaded()
  const engine = new GenerationEngine(
    session,
    ropes,
    runLimits(session.shape, { batchSize: 'auto', maxBatchSize: 1 }).tokens,
    keptPrefixes(keepPrefixes),
  )
  generations.set(id, engine)
  return engine
}

async function answer(request: WorkerRequest): Promise<void> {
  switch (request.type) {
    case 'open':
      await open(request)
      return post({ type: 'done', id: request.id })
    case 'score':
      await score(request)
      return post({ type: 'done', id: request.id })
    case 'step': {
      const stepped = await generation(request).step(request.step)
      return post({ type: 'done', id: request.id, stepped })
    }
    case 'end':
      generations.delete(request.generation)
      return
    case 'cancel':
      cancelled.add(request.id)
      return
    case 'close':
      // A thread that ends inside the runtime's native code takes the whole process down.
      for (const id of running.keys()) cancelled.add(id)
      await Promise.all(running.values())
      await model?.session[Symbol.asyncDispose]()
      model = undefined
      post({ type: 'done', id: request.id })
      // The thread then ends by itself, in order; being terminated is for threads that do not answer.
      parentPort?.close()
      return
    default:
      throw request satisfies never
  }
}

parentPort?.on('message', (request: WorkerRequest) => {
  const answered = answer(request).catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error)
    const code = error instanceof EvalError ? error.code : 'backend'
    if ('id' in request) post({ type: 'failed', id: request.id, code, message })
  })
  if (request.type !== 'score' && request.type !== 'step') return
  running.set(request.id, answered)
  void answered.finally(() => running.delete(request.id))
})
