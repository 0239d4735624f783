import { UsageError } from '@eval/core'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { selectDocuments } from './select-documents.ts'

const positions = (...selection: Parameters<typeof selectDocuments>) =>
  selectDocuments(...selection).map(({ position }) => position)

test.each([
  [undefined, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
  [3, [0, 1, 2]],
  [3.9, [0, 1, 2]],
  [1, [0]],
  [0.25, [0, 1, 2]],
  [0.001, [0]],
  [99, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
])('limit %j of 10 documents', (limit, wanted) => {
  expect(positions(10, limit === undefined ? {} : { limit })).toEqual(wanted)
})

test.each([0, -3, Number.NaN, -0.5])('limit %j is a usage error', (limit) => {
  expect(() => positions(10, { limit })).toThrow(UsageError)
  expect(() => positions(10, { limit })).toThrow(`--limit ${limit}`)
})

test('a larger limit never changes what a smaller one selected', () => {
  fc.assert(
    fc.property(fc.nat(50), fc.integer({ min: 1, max: 60 }), (total, limit) => {
      expect(positions(total, { limit })).toEqual(positions(total, { limit: limit + 1 }).slice(0, limit))
    }),
  )
})

test('samples are taken in document order; the logged numbers follow the list', () => {
  expect(selectDocuments(9, { samples: [6, 0, 3] })).toEqual([
    { position: 0, loggedId: 6 },
    { position: 3, loggedId: 0 },
    { position: 6, loggedId: 3 },
  ])
  expect(positions(3, { samples: [] })).toEqual([0, 1, 2])
})

test.each([[[9]], [[-1]], [[0.5]]])('samples %j outside the split are a usage error', (samples) => {
  expect(() => positions(9, { samples })).toThrow('there are 9, from 0 to 8')
})

test('limit and samples exclude each other', () => {
  expect(() => positions(9, { limit: 1, samples: [1] })).toThrow(UsageError)
})
