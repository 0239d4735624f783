/**
 * Slopes of ALiBi, one a head: a geometric sequence; heads beyond a power of two take every other one of the next sequence.
 *
 * @source transformers/models/bloom/modeling_bloom.py `_get_alibi_slopes`, 5.23
 */
export function alibiSlopes(heads: number): readonly number[] {
  const whole = 2 ** Math.floor(Math.log2(heads))
  const base = (count: number): number => Math.fround(2 ** -(2 ** -(Math.log2(count) - 3)))
  return Array.from({ length: heads }, (_, head) =>
    Math.fround(head < whole ? base(whole) ** (head + 1) : base(2 * whole) ** (2 * (head - whole) + 1)),
  )
}
