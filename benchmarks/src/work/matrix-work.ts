import type { TokenPair } from '@eval/core'
import type { ModelSizes } from '../checkpoints/model-sizes.ts'

/** Multiplications in the matrices of a model that a task needs, attention left out. */
export interface MatrixWork {
  /** Every shared prefix once, and only scored tokens through the head: what ours aims at. */
  readonly least: number
  /** Every input by itself, inputs that differ in their last token once; all tokens through the head: what lm_eval does. */
  readonly peer: number
}

/** Counts the work of scoring some requests. */
export function matrixWork(pairs: readonly TokenPair[], sizes: ModelSizes): MatrixWork {
  const inputs = distinctInputs(pairs)
  const tokens = inputs.reduce((sum, input) => sum + input.length, 0)
  const shared = inputs.reduce((sum, input, place) => sum + commonPrefix(inputs[place - 1] ?? [], input), 0)
  const { layers, head } = weightsOf(sizes)
  return {
    least: (tokens - shared) * layers + scoredRows(pairs) * head,
    peer: tokens * (layers + head),
  }
}

/** Weights that each token, and each row of the head, is multiplied with. */
function weightsOf(sizes: ModelSizes): { readonly layers: number; readonly head: number } {
  const { hidden_size: hidden, num_attention_heads: heads, num_key_value_heads: keyHeads } = sizes
  const attention = 2 * hidden * hidden + (2 * hidden * hidden * keyHeads) / heads
  const layer = attention + 3 * hidden * sizes.intermediate_size
  return { layers: sizes.num_hidden_layers * layer, head: hidden * sizes.vocab_size }
}

/** What is fed to the model (all but the last token), in lexicographic order: neighbours share their longest prefixes. */
function distinctInputs(pairs: readonly TokenPair[]): number[][] {
  const known = new Map(pairs.map((pair) => [inputOf(pair).join(), inputOf(pair)]))
  return [...known.values()].sort((a, b) => {
    const place = commonPrefix(a, b)
    return (a[place] ?? -1) - (b[place] ?? -1)
  })
}

/** Rows of the head: positions of the prefix tree after which some token is scored. */
function scoredRows(pairs: readonly TokenPair[]): number {
  const rows = new Set<string>()
  for (const pair of pairs) {
    const input = inputOf(pair)
    for (let end = pair.context.length; end <= input.length; end += 1) rows.add(input.slice(0, end).join())
  }
  return rows.size
}

function inputOf({ context, continuation }: TokenPair): number[] {
  return [...context, ...continuation.slice(0, -1)]
}

function commonPrefix(a: readonly number[], b: readonly number[]): number {
  const differs = a.findIndex((token, place) => token !== b[place])
  return differs === -1 ? a.length : differs
}
