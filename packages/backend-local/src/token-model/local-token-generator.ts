import {
  createStopChecker,
  type Generated,
  type GenerateJob,
  type GenerateOptions,
  type StopChecker,
  type TokenGenerator,
} from '@eval/core'
import type { GenerationDefaults } from '../model-source/generation-defaults.ts'
import { checkPositions } from './check-positions.ts'
import { checkTokens } from './check-tokens.ts'
import type { ModelWorker } from '../worker/model-worker.ts'
import type { SlotPrompt } from '../generation/generation-step.ts'
import { type QueuedPrompt, queuePrompts } from './prompt-queue.ts'

export interface LocalGeneratorOptions {
  readonly worker: ModelWorker
  /** Longest context, prompt and new tokens together. */
  readonly maxLength: number
  /** Rows of the model's embedding. */
  readonly vocabularySize: number
  /** Most tokens of a text, where positions are learned. */
  readonly positions?: number
  readonly defaults: Pick<GenerationDefaults, 'endTokens' | 'topK' | 'topP'>
  /** How many prompts are continued side by side. */
  readonly slots: number
  /** Ids → text, special tokens kept. */
  decode(ids: readonly number[]): string
  /** Only the tokens after the last one of this id are the answer. */
  readonly thinkEndToken?: number
}

/** A token generator on a model worker. */
export function createLocalGenerator(options: LocalGeneratorOptions): TokenGenerator {
  let generations = 0
  return {
    maxLength: options.maxLength,
    async *generate(window: readonly GenerateJob[], { signal, keepPrefixes = false }: GenerateOptions) {
      signal?.throwIfAborted()
      for (const job of window) {
        checkTokens(job.tokens, options.vocabularySize)
        // The last new token is never an input.
        checkPositions(job.tokens.length + Math.max(0, job.maxNewTokens - 1), options.positions)
      }
      generations += 1
      const generation = generations
      const loop = new GenerationLoop(options, queuePrompts(window), { generation, keepPrefixes })
      try {
        while (!loop.finished) {
          signal?.throwIfAborted()
          yield* await loop.step()
        }
        signal?.throwIfAborted()
      } finally {
        options.worker.endGeneration(generation)
      }
    },
  }
}

interface Active {
  readonly queued: QueuedPrompt<GenerateJob>
  readonly checker: StopChecker
  readonly tokens: number[]
}

class GenerationLoop {
  readonly #options: LocalGeneratorOptions
  readonly #queue: readonly QueuedPrompt<GenerateJob>[]
  readonly #called: { readonly generation: number; readonly keepPrefixes: boolean }
  readonly #active = new Map<number, Active>()
  #next = 0
  #ended: number[] = []
  #endedPrefixes: number[] = []

  constructor(
    options: LocalGeneratorOptions,
    queue: readonly QueuedPrompt<GenerateJob>[],
    called: { readonly generation: number; readonly keepPrefixes: boolean },
  ) {
    this.#options = options
    this.#queue = queue
    this.#called = called
  }

  get finished(): boolean {
    return this.#active.size === 0 && this.#next >= this.#queue.length
  }

  /** Fills free slots, advances all by one token, and returns the jobs that ended. */
  async step(): Promise<readonly Generated[]> {
    const begun = this.#fill()
    const step = { begun, ended: this.#ended, endedPrefixes: this.#endedPrefixes }
    this.#ended = []
    this.#endedPrefixes = this.#prefixesLeft(begun)
    const { generation, keepPrefixes } = this.#called
    const { slots, tokens } = await this.#options.worker.step(generation, step, keepPrefixes)
    const done: Generated[] = []
    for (const [place, slot] of slots.entries()) {
      const result = this.#push(slot, tokens[place] ?? 0)
      if (result !== undefined) done.push(result)
    }
    return done
  }

  #fill(): SlotPrompt[] {
    const begun: SlotPrompt[] = []
    for (let slot = 0; slot < this.#options.slots; slot += 1) {
      const queued = this.#queue[this.#next]
      if (queued === undefined) break
      if (this.#active.has(slot)) continue
      this.#next += 1
      const { job, prefix, prefixLength } = queued
      const decode = (ids: readonly number[]): string => this.#options.decode(ids)
      this.#active.set(slot, { queued, checker: createStopChecker(decode, job.generation.until), tokens: [] })
      begun.push({ slot, tokens: job.tokens, prefix, prefixLength, sampling: this.#sampling(job) })
    }
    return begun
  }

  /** Prefixes whose last prompt has begun: slots that use them keep them alive. */
  #prefixesLeft(begun: readonly SlotPrompt[]): number[] {
    const left: number[] = []
    for (const { slot } of begun) {
      const queued = this.#active.get(slot)?.queued
      if (queued?.lastOfPrefix === true) left.push(queued.prefix)
    }
    return left
  }

  #push(slot: number, token: number): Generated | undefined {
    const active = this.#active.get(slot)
    if (active === undefined) return undefined
    active.tokens.push(token)
    const { job } = active.queued
    const stopped = active.checker.push(token) || this.#options.defaults.endTokens.includes(token)
    if (!stopped && active.tokens.length < job.maxNewTokens) return undefined
    this.#active.delete(slot)
    this.#ended.push(slot)
    return {
      index: job.index,
      tokens: this.#answer(active.tokens),
      finishReason: stopped ? 'stop' : 'length',
    }
  }

  #sampling({ generation, seed }: GenerateJob): SlotPrompt['sampling'] {
    const { topK, topP } = this.#options.defaults
    return {
      temperature: generation.doSample ? generation.temperature : 0,
      topP: generation.topP ?? topP,
      topK: generation.topK ?? topK,
      seed,
    }
  }

  #answer(tokens: readonly number[]): Int32Array {
    const mark = this.#options.thinkEndToken
    return Int32Array.from(mark === undefined ? tokens : tokens.slice(tokens.lastIndexOf(mark) + 1))
  }
}
