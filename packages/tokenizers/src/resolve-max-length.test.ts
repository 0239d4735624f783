import { expect, test } from 'vitest'
import { resolveMaxLength } from './resolve-max-length.ts'

test.each([
  [{ explicit: 7, config: { n_positions: 5 } }, 7],
  [{ explicit: 0, config: { n_ctx: 5 } }, 5],
  [{ config: { n_positions: null, max_position_embeddings: '300' } }, 300],
  [{ config: { max_position_embeddings: 9, text_config: { n_ctx: 8 } } }, 8],
  [{ config: { max_position_embeddings: 9, text_config: {} }, tokenizerModelMaxLength: 512 }, 512],
  [{ config: { max_position_embeddings: 4096 }, tokenizerModelMaxLength: 512 }, 4096],
  [{ tokenizerModelMaxLength: 1e30 }, 2048],
  [{}, 2048],
])('%j → %i', (sources, length) => {
  expect(resolveMaxLength(sources)).toBe(length)
})
