import type { SamplingOptions } from './sampling-options.ts'

/**
 * Draws a token: logits over temperature, then the `topK` highest, then the smallest set of highest probabilities that
 * reaches `topP`, as transformers' warpers are ordered.
 *
 * @param random uniform in [0, 1).
 * @source transformers/generation/logits_process.py, 5.23
 */
export function drawToken(logits: Float32Array, sampling: SamplingOptions, random: number): number {
  const candidates = mostProbable(logits, sampling.topK)
  const highest = logits[candidates[0] ?? 0] ?? 0
  const weights = candidates.map((token) => Math.exp(((logits[token] ?? 0) - highest) / sampling.temperature))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const kept = nucleus(weights, total, sampling.topP)
  let left = random * weights.slice(0, kept).reduce((sum, weight) => sum + weight, 0)
  for (let index = 0; index < kept; index += 1) {
    left -= weights[index] ?? 0
    if (left < 0) return candidates[index] ?? 0
  }
  return candidates[kept - 1] ?? 0
}

/** Token ids by falling logit, lower ids first on ties; those tied with the last one of `topK` stay, as in transformers. */
function mostProbable(logits: Float32Array, topK: number): number[] {
  const byLogit = (a: number, b: number): number => (logits[b] ?? 0) - (logits[a] ?? 0) || a - b
  if (topK <= 0 || topK >= logits.length) return Array.from(logits.keys()).sort(byLogit)
  const threshold = logits.toSorted()[logits.length - topK] ?? 0
  const candidates: number[] = []
  for (const [token, logit] of logits.entries()) if (logit >= threshold) candidates.push(token)
  return candidates.sort(byLogit)
}

function nucleus(weights: readonly number[], total: number, topP: number): number {
  if (topP >= 1) return weights.length
  let sum = 0
  for (const [index, weight] of weights.entries()) {
    sum += weight / total
    if (sum >= topP) return index + 1
  }
  return weights.length
}
