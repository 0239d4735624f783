import { inverseFrequencies } from './inverse-frequencies.ts'
import type { RopeParameters } from './rope-parameters.ts'

/** Cosines and sines of positions: each `[positions, size / 2]`. */
export interface RopeTable {
  readonly positions: number
  readonly cos: Float32Array
  readonly sin: Float32Array
}

/** Builds the table of positions 0 to `positions - 1` for sequences of `sequenceLength` tokens. */
export function ropeTable(rope: RopeParameters, positions: number, sequenceLength: number): RopeTable {
  const frequencies = inverseFrequencies(rope, sequenceLength)
  const factor = 'attentionFactor' in rope.scaling ? rope.scaling.attentionFactor : 1
  const cos = new Float32Array(positions * frequencies.length)
  const sin = new Float32Array(positions * frequencies.length)
  let cell = 0
  for (let position = 0; position < positions; position += 1) {
    for (const frequency of frequencies) {
      const angle = Math.fround(frequency * position)
      cos[cell] = Math.fround(Math.cos(angle)) * factor
      sin[cell] = Math.fround(Math.sin(angle)) * factor
      cell += 1
    }
  }
  return { positions, cos, sin }
}

/**
 * The length that decides the rotation of a sequence: 0 for all sequences whose rotation is the same. Only the scalings
 * `dynamic` and `longrope` make a difference, beyond the trained context; keys of sequences with different values cannot be
 * shared.
 *
 * @source transformers/modeling_rope_utils.py `dynamic_frequency_update`, `longrope_frequency_update`, 5.23
 */
export function ropeLengthClass(ropes: readonly RopeParameters[], sequenceLength: number): number {
  return Math.max(0, ...ropes.map((rope) => lengthClass(rope, sequenceLength)))
}

function lengthClass({ maxPositions, scaling }: RopeParameters, sequenceLength: number): number {
  if (scaling.type === 'dynamic') return sequenceLength > maxPositions ? sequenceLength : 0
  if (scaling.type === 'longrope')
    return sequenceLength > scaling.originalPositions ? scaling.originalPositions + 1 : 0
  return 0
}
