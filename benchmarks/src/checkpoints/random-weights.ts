import { sizeOf } from './tensor-shapes.ts'

/** Spread of embeddings; with a tied head also that of the logits, which is then about `EMBEDDING * sqrt(hidden)`. */
const EMBEDDING = 0.06
/** Spread of what a layer adds, relative to what goes in: below 1, so that rounding is not amplified from layer to layer. */
const GAIN = 0.7

/** Makes the values of tensors by name and shape, one after the other; the same seed gives the same values. */
export function randomWeights(seed: number): (name: string, shape: readonly number[]) => Float32Array {
  const uniform = uniformNumbers(seed)
  return (name, shape) => {
    const [mean, deviation] = distribution(name, shape)
    const values = new Float32Array(sizeOf(shape))
    for (let index = 0; index < values.length; index += 1) {
      // The sum of three uniform numbers is close enough to a normal one.
      values[index] = mean + (uniform() + uniform() + uniform() - 1.5) * 2 * deviation
    }
    return values
  }
}

function distribution(name: string, shape: readonly number[]): readonly [mean: number, deviation: number] {
  if (name.includes('norm')) return [1, 0.05]
  if (name.includes('embed')) return [0, EMBEDDING]
  return [0, GAIN / Math.sqrt(shape[1] ?? 1)]
}

/** Mulberry32: numbers from 0 to 1, fast enough for some 10^8 of them. */
function uniformNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
