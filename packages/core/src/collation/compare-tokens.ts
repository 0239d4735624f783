/**
 * Order of token sequences in lm_eval's batches: longest first, then by token ids. Python compares the sort key
 * `(-len(tokens), tuple(tokens))`.
 *
 * @source lm_eval/models/huggingface.py (0.4.13), `_collate`
 */
export function compareTokens(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return b.length - a.length
  for (let i = 0; i < a.length; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
