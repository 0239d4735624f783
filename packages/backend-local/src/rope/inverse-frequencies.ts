import type { Llama3Scaling, LongScaling, RopeParameters, YarnScaling } from './rope-parameters.ts'

const f = Math.fround

/**
 * Radians per position for each pair of dimensions: `[size / 2]`, rounded to float32 after each step as torch does.
 *
 * @param sequenceLength tokens of the sequence; only the scalings `dynamic` and `longrope` look at it.
 * @source transformers/modeling_rope_utils.py, 5.23
 */
export function inverseFrequencies(rope: RopeParameters, sequenceLength: number): Float32Array {
  const { scaling } = rope
  switch (scaling.type) {
    case 'default':
      return plain(rope.theta, rope.size)
    case 'linear':
      return plain(rope.theta, rope.size).map((frequency) => f(frequency / scaling.factor))
    case 'dynamic':
      return plain(dynamicTheta(rope, scaling.factor, sequenceLength), rope.size)
    case 'llama3':
      return plain(rope.theta, rope.size).map((frequency) => llama3(frequency, scaling))
    case 'yarn':
      return yarn(rope, scaling)
    case 'longrope':
      return long(rope, scaling, sequenceLength)
    default:
      throw scaling satisfies never
  }
}

function plain(theta: number, size: number): Float32Array {
  return powers(theta, size).map((power) => f(1 / power))
}

function powers(theta: number, size: number): Float32Array {
  return Float32Array.from({ length: size / 2 }, (_, index) => f(theta ** f((2 * index) / size)))
}

function dynamicTheta(rope: RopeParameters, factor: number, sequenceLength: number): number {
  const length = Math.max(sequenceLength, rope.maxPositions)
  return rope.theta * ((factor * length) / rope.maxPositions - (factor - 1)) ** (rope.size / (rope.size - 2))
}

function llama3(frequency: number, scaling: Llama3Scaling): number {
  const { factor, lowFrequencyFactor: low, highFrequencyFactor: high, originalPositions } = scaling
  const wavelength = f((2 * Math.PI) / frequency)
  if (wavelength > originalPositions / low) return f(frequency / factor)
  if (wavelength < originalPositions / high) return frequency
  const smooth = f(f(f(originalPositions / wavelength) - low) / (high - low))
  return f(f(f(f(1 - smooth) * frequency) / factor) + f(smooth * frequency))
}

function yarn(rope: RopeParameters, scaling: YarnScaling): Float32Array {
  const [low, high] = correctionRange(rope, scaling)
  return powers(rope.theta, rope.size).map((power, index) => {
    const kept = f(1 - f(Math.min(1, Math.max(0, f((index - low) / (high - low))))))
    const interpolated = f(1 / f(scaling.factor * power))
    return f(f(interpolated * f(1 - kept)) + f(f(1 / power) * kept))
  })
}

function long(rope: RopeParameters, scaling: LongScaling, sequenceLength: number): Float32Array {
  const factors = sequenceLength > scaling.originalPositions ? scaling.longFactor : scaling.shortFactor
  return powers(rope.theta, rope.size).map((power, index) => f(1 / f(f(factors[index] ?? 1) * power)))
}

/** Between which pairs of dimensions the frequencies go over from kept to interpolated. */
function correctionRange(rope: RopeParameters, scaling: YarnScaling): readonly [number, number] {
  const dimension = (rotations: number): number =>
    (rope.size * Math.log(scaling.originalPositions / (rotations * 2 * Math.PI))) / (2 * Math.log(rope.theta))
  let low = dimension(scaling.betaFast)
  let high = dimension(scaling.betaSlow)
  if (scaling.truncate) {
    low = Math.floor(low)
    high = Math.ceil(high)
  }
  low = Math.max(low, 0)
  high = Math.min(high, rope.size - 1)
  return [low, low === high ? high + 0.001 : high]
}
