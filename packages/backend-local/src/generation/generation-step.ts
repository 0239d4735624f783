import type { SamplingOptions } from './sampling-options.ts'

/** A prompt that takes a generation slot. */
export interface SlotPrompt {
  readonly slot: number
  readonly tokens: Int32Array
  /** The first so many tokens are shared by all prompts of the same `prefix`; they are computed once. */
  readonly prefixLength: number
  readonly prefix: number
  readonly sampling: SamplingOptions
}

/** One step of generation: slots end, prompts begin, and every occupied slot gets one more token. */
export interface GenerationStep {
  readonly ended: readonly number[]
  readonly begun: readonly SlotPrompt[]
  /** Prefixes that no prompt will ask for again. */
  readonly endedPrefixes: readonly number[]
}

/** The next token of each occupied slot. */
export interface SteppedSlots {
  readonly slots: Int32Array
  readonly tokens: Int32Array
}
