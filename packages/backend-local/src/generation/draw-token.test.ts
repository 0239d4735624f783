import { expect, test } from 'vitest'
import { drawToken } from './draw-token.ts'

const logits = Float32Array.from([Math.log(0.1), Math.log(0.5), Math.log(0.15), Math.log(0.25)])
const options = { temperature: 1, topP: 1, topK: 0, seed: 0 }

test('draws by probability, the most probable first', () => {
  expect([0, 0.49, 0.51, 0.74, 0.76, 0.89, 0.91].map((random) => drawToken(logits, options, random))).toEqual(
    [1, 1, 3, 3, 2, 2, 0],
  )
})

test('top_k and top_p leave the improbable out', () => {
  expect(drawToken(logits, { ...options, topK: 1 }, 0.999)).toBe(1)
  expect(drawToken(logits, { ...options, topK: 2 }, 0.999)).toBe(3)
  expect(drawToken(logits, { ...options, topP: 0.5 }, 0.999)).toBe(1)
  expect(drawToken(logits, { ...options, topP: 0.6 }, 0.999)).toBe(3)
  expect(drawToken(logits, { ...options, topK: 3, topP: 0.9 }, 0.999)).toBe(2)
})

test('a low temperature sharpens, a high one flattens', () => {
  expect(drawToken(logits, { ...options, temperature: 0.1 }, 0.99)).toBe(1)
  expect(drawToken(logits, { ...options, temperature: 100 }, 0.26)).toBe(3)
})
