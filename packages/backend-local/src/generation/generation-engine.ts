import { PyRandom } from '@eval/pystd'
import type { RopeTables } from '../rope/rope-tables.ts'
import { ropeLengthClass } from '../rope/rope-table.ts'
import type { DecoderRun } from '../session/decoder-run.ts'
import type { DecoderSession } from '../session/decoder-session.ts'
import { KeyValueCache } from '../session/key-value-cache.ts'
import type { PrefixStore } from '../session/prefix-store.ts'
import type { GenerationStep, SlotPrompt, SteppedSlots } from './generation-step.ts'
import { drawToken } from './draw-token.ts'
import type { SamplingOptions } from './sampling-options.ts'

interface Slot {
  owner: number
  prefixOwner: number
  /** Tokens that were fed. */
  readonly tokens: number[]
  readonly sampling: SamplingOptions
  readonly random: PyRandom
  /** The token to feed next. */
  next: number
}

interface Prefix {
  readonly owner: number
  readonly length: number
}

/** Tokens that are fed to the model together, each at a position, with the owners of the columns it sees. */
interface Feed {
  readonly inputIds: Int32Array
  readonly positions: Int32Array
  readonly subtreeEnd: Int32Array
  readonly owners: Int32Array
  readonly prefixes: Int32Array
  /** See `ropeLengthClass`. */
  readonly lengthClass: number
  /** Tokens whose next token is wanted. */
  readonly rows: Int32Array
  readonly logits: boolean
}

/** How the tokens of a prompt are fed. */
interface FedAs {
  readonly owner: number
  readonly prefixOwner: number
  readonly lengthClass: number
  readonly logits: boolean
}

/** What the model says after a token. */
interface LastToken {
  readonly bestLogit: Int32Array
  readonly logits: Float32Array
}

/** Columns without an owner that is still alive are given back once there are more of them than this, and than half. */
const MOST_DEAD_COLUMNS = 512
const NOBODY = -1

/**
 * Continues several prompts side by side: each occupies a slot, all slots advance one token a step, and a slot is free
 * for the next prompt as soon as its own ends. Belongs into a worker.
 */
export class GenerationEngine {
  readonly #session: DecoderSession
  readonly #ropes: RopeTables
  readonly #chunk: (base: number) => number
  readonly #stored: PrefixStore | undefined
  readonly #cache: KeyValueCache
  readonly #slots = new Map<number, Slot>()
  readonly #prefixes = new Map<number, Prefix>()
  #owners = 0
  #dead = 0

  /**
   * @param chunk most tokens to feed at once on top of so many cached columns.
   * @param stored what earlier generations left of prompts that begin alike, and where this one leaves its own.
   */
  constructor(
    session: DecoderSession,
    ropes: RopeTables,
    chunk: (base: number) => number,
    stored?: PrefixStore,
  ) {
    this.#session = session
    this.#ropes = ropes
    this.#chunk = chunk
    this.#stored = stored
    this.#cache = new KeyValueCache(
      session.shape.layers,
      session.shape.keyValueHeads * session.shape.headSize,
    )
  }

  async step(step: GenerationStep): Promise<SteppedSlots> {
    this.#release(step)
    const stepped: [slot: number, token: number][] = []
    for (const entry of this.#slots) if (this.#outgrown(entry[1])) stepped.push(await this.#again(...entry))
    const again = new Set(stepped.map(([slot]) => slot))
    for (const classSlots of this.#byLengthClass(again)) stepped.push(...(await this.#decode(classSlots)))
    for (const prompt of step.begun) stepped.push([prompt.slot, await this.#begin(prompt)])
    return {
      slots: Int32Array.from(stepped, ([slot]) => slot),
      tokens: Int32Array.from(stepped, ([, token]) => token),
    }
  }

  #release(step: GenerationStep): void {
    for (const slot of step.ended) {
      this.#dead += this.#slots.get(slot)?.tokens.length ?? 0
      this.#slots.delete(slot)
    }
    for (const prefix of step.endedPrefixes) {
      this.#dead += this.#prefixes.get(prefix)?.length ?? 0
      this.#prefixes.delete(prefix)
    }
    if (this.#dead < MOST_DEAD_COLUMNS && this.#slots.size + this.#prefixes.size > 0) return
    const alive = new Set([...this.#slots.values(), ...this.#prefixes.values()].map(({ owner }) => owner))
    for (const { prefixOwner } of this.#slots.values()) alive.add(prefixOwner)
    this.#cache.retain((owner) => alive.has(owner))
    this.#dead = 0
  }

  async #begin(prompt: SlotPrompt): Promise<number> {
    const lengthClass = ropeLengthClass(this.#session.shape.ropes, prompt.tokens.length)
    const shared = lengthClass === 0 && this.#stored === undefined ? prompt.prefixLength : 0
    const prefixOwner = shared > 0 ? await this.#prefix(prompt) : NOBODY
    const owner = this.#newOwner()
    const { sampling, tokens } = prompt
    const as = { owner, prefixOwner, lengthClass, logits: sampling.temperature > 0 }
    const logits = await (this.#stored === undefined || lengthClass !== 0
      ? this.#prefill(tokens, shared, tokens.length, as)
      : this.#prefillFrom(this.#stored, tokens, as))
    const slot = {
      owner,
      prefixOwner,
      sampling,
      random: new PyRandom(sampling.seed),
      tokens: [...tokens],
      next: 0,
    }
    slot.next = choose(slot, logits.bestLogit[0] ?? 0, logits.logits)
    this.#slots.set(prompt.slot, slot)
    return slot.next
  }

  /** Owner of a shared prefix, which is computed when its first prompt comes. */
  async #prefix(prompt: SlotPrompt): Promise<number> {
    const known = this.#prefixes.get(prompt.prefix)
    if (known !== undefined) return known.owner
    const owner = this.#newOwner()
    await this.#prefill(prompt.tokens, 0, prompt.prefixLength, {
      owner,
      prefixOwner: NOBODY,
      lengthClass: 0,
      logits: false,
    })
    this.#prefixes.set(prompt.prefix, { owner, length: prompt.prefixLength })
    return owner
  }

  /** Feeds a prompt on top of what is known of its beginning, and leaves its columns for the prompts of later generations. */
  async #prefillFrom(stored: PrefixStore, tokens: Int32Array, as: FedAs): Promise<LastToken> {
    const { cache, length } = stored.take(tokens, tokens.length - 1)
    const start = this.#cache.length
    this.#cache.appendFrom(cache, 0, length, as.owner)
    const result = await this.#prefill(tokens, length, tokens.length, as)
    cache.appendFrom(this.#cache, start + length, this.#cache.length, 0)
    stored.put(tokens, cache)
    return result
  }

  /** Feeds `tokens[from…to]` in pieces; what the last token gives comes back. */
  async #prefill(tokens: Int32Array, from: number, to: number, as: FedAs): Promise<LastToken> {
    let result: LastToken = {
      bestLogit: new Int32Array(0),
      logits: new Float32Array(0),
    }
    for (let start = from; start < to; ) {
      const count = Math.min(to - start, this.#chunk(this.#cache.length))
      result = await this.#feed({
        inputIds: tokens.slice(start, start + count),
        positions: Int32Array.from({ length: count }, (_, index) => start + index),
        subtreeEnd: new Int32Array(count).fill(count),
        owners: new Int32Array(count).fill(as.owner),
        prefixes: new Int32Array(count).fill(as.prefixOwner),
        lengthClass: as.lengthClass,
        rows: Int32Array.of(count - 1),
        logits: as.logits && start + count === to,
      })
      start += count
    }
    return result
  }

  /** Feeds the pending token of each of these slots. */
  async #decode(slots: readonly (readonly [number, Slot])[]): Promise<[slot: number, token: number][]> {
    const of = (value: (slot: Slot) => number): Int32Array =>
      Int32Array.from(slots, ([, slot]) => value(slot))
    const rows = Int32Array.from(slots.keys())
    const result = await this.#feed({
      inputIds: of((slot) => slot.next),
      positions: of((slot) => slot.tokens.length),
      subtreeEnd: rows.map((row) => row + 1),
      owners: of((slot) => slot.owner),
      prefixes: of((slot) => slot.prefixOwner),
      lengthClass: this.#nextClass(slots[0]?.[1]),
      rows,
      logits: slots.some(([, slot]) => slot.sampling.temperature > 0),
    })
    const width = this.#session.shape.vocabularySize
    return slots.map(([number, slot], row) => {
      slot.tokens.push(slot.next)
      slot.next = choose(
        slot,
        result.bestLogit[row] ?? 0,
        result.logits.subarray(row * width, (row + 1) * width),
      )
      return [number, slot.next]
    })
  }

  /** Slots whose next token rotates by the same table may run together. */
  #byLengthClass(without: ReadonlySet<number>): Iterable<readonly (readonly [number, Slot])[]> {
    const slots = [...this.#slots].filter(([number]) => !without.has(number))
    return Map.groupBy(slots, ([, slot]) => this.#nextClass(slot)).values()
  }

  /** The length class of a slot with its next token. */
  #nextClass(slot: Slot | undefined): number {
    return ropeLengthClass(this.#session.shape.ropes, (slot?.tokens.length ?? 0) + 1)
  }

  /** Whether the next token is the first one that rotates in another way, and so do all before it. */
  #outgrown(slot: Slot): boolean {
    const { ropes, rotatesAgain = false } = this.#session.shape
    return rotatesAgain && this.#nextClass(slot) !== ropeLengthClass(ropes, slot.tokens.length)
  }

  /**
   * Feeds all tokens of a slot anew.
   *
   * @source transformers/models/phi3/modeling_phi3.py, 5.23 (`prepare_inputs_for_generation`)
   */
  async #again(number: number, slot: Slot): Promise<[slot: number, token: number]> {
    const lengthClass = this.#nextClass(slot)
    this.#dead += slot.tokens.length
    slot.tokens.push(slot.next)
    slot.owner = this.#newOwner()
    slot.prefixOwner = NOBODY
    const logits = slot.sampling.temperature > 0
    const tokens = Int32Array.from(slot.tokens)
    const as = { owner: slot.owner, prefixOwner: NOBODY, lengthClass, logits }
    const last = await this.#prefill(tokens, 0, tokens.length, as)
    slot.next = choose(slot, last.bestLogit[0] ?? 0, last.logits)
    return [number, slot.next]
  }

  async #feed(feed: Feed): Promise<LastToken> {
    const count = feed.inputIds.length
    const run: DecoderRun = {
      inputIds: feed.inputIds,
      positions: feed.positions,
      subtreeEnd: feed.subtreeEnd,
      tokenOwner: feed.owners,
      tokenPrefix: feed.prefixes,
      cache: this.#cache.view(),
      ropes: this.#ropes.tables(feed.lengthClass, Math.max(count, Math.max(...feed.positions) + 1)),
      rows: feed.rows,
      carried: new Float32Array(0),
      picks: new Int32Array(0),
      keptRows: new Int32Array(0),
      want: { bestLogit: true, logits: feed.logits, keyValues: true },
    }
    const result = await this.#session.run(run)
    this.#cache.append(result.keys, result.values, feed.owners, feed.positions)
    return result
  }

  #newOwner(): number {
    this.#owners += 1
    return this.#owners
  }
}

function choose(slot: Slot, best: number, logits: Float32Array): number {
  return slot.sampling.temperature > 0 ? drawToken(logits, slot.sampling, slot.random.random()) : best
}
