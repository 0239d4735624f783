import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readSseEvents } from './sse-events.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

function read(...pieces: readonly string[]): readonly [string, number][] {
  return readSseEvents(
    pieces.map(bytes),
    pieces.map((_, index) => index),
  ).map((event) => [event.data, event.time])
}

test('an event has the time of the piece that completed its data, not that of the blank line after it', () => {
  expect(read('data: {"a"', ':1}', '\n', '\n', 'data: 2\n\ndata: 3\n\n')).toEqual([
    ['{"a":1}', 1],
    ['2', 4],
    ['3', 4],
  ])
})

test('comments and other fields are left out; names are kept', () => {
  const [event] = readSseEvents([bytes(':ping\n\nid: 7\nevent: done\ndata:x\n\n')], [5])
  expect(event).toEqual({ data: 'x', name: 'done', time: 5, chunk: 0 })
})

test('servers without blank lines, and without an end, are understood', () => {
  expect(read('data: {"a":1}\ndata: {"b":2}\n', 'data: [DONE]')).toEqual([
    ['{"a":1}', 0],
    ['{"b":2}', 0],
    ['[DONE]', 1],
  ])
})

test('data of several lines are joined', () => {
  expect(read('data: {"a":\ndata: 1}\n\n')).toEqual([['{"a":\n1}', 0]])
})

test('however a stream is cut and whatever ends its lines, the events are the same', () => {
  const value = fc.record({ text: fc.string({ unit: 'grapheme' }), n: fc.integer() })
  const newline = fc.constantFrom('\n', '\r\n', '\r')
  fc.assert(
    fc.property(
      fc.array(value, { maxLength: 8 }),
      newline,
      fc.array(fc.nat(400), { maxLength: 30 }),
      (values, end, cuts) => {
        const stream = bytes(values.map((item) => `data: ${JSON.stringify(item)}${end}${end}`).join(''))
        const places = [...new Set([0, ...cuts.filter((cut) => cut < stream.length), stream.length])].sort(
          (a, b) => a - b,
        )
        const pieces = places.slice(1).map((place, index) => stream.subarray(places[index], place))
        const events = readSseEvents(
          pieces,
          pieces.map((_, index) => index),
        )
        expect(events.map((event): unknown => JSON.parse(event.data))).toEqual(values)
        const times = events.map((event) => event.time)
        expect(times).toEqual(times.toSorted((a, b) => a - b))
      },
    ),
  )
})
