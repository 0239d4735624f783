import type { RopeParameters } from '../rope/rope-parameters.ts'

/** The sizes of a decoder that its runner has to know. */
export interface DecoderShape {
  readonly layers: number
  readonly hiddenSize: number
  readonly vocabularySize: number
  readonly queryHeads: number
  readonly keyValueHeads: number
  /** Width of one head. */
  readonly headSize: number
  /** How heads are rotated by position: one entry for each rule among the layers; empty where none rotates. */
  readonly ropes: readonly RopeParameters[]
  /**
   * A text that outgrows the trained context while it is generated is computed again with the rotation of longer ones; else
   * its earlier keys stay as they are.
   */
  readonly rotatesAgain?: boolean
  /** Most tokens of a text whose positions are learned; undefined where any position has a meaning. */
  readonly positions?: number
}
