import { expect, test } from 'vitest'
import { ProtobufWriter } from './protobuf-writer.ts'

const hex = (writer: ProtobufWriter): string => Buffer.from(writer.finish()).toString('hex')

test('writes the examples of the protobuf documentation', () => {
  expect(hex(new ProtobufWriter().int(1, 150))).toBe('089601')
  expect(hex(new ProtobufWriter().bytes(2, 'testing'))).toBe('120774657374696e67')
  expect(hex(new ProtobufWriter().bytes(3, new ProtobufWriter().int(1, 150)))).toBe('1a03089601')
  expect(hex(new ProtobufWriter().int(1, -2))).toBe('08feffffffffffffffff01')
  expect(hex(new ProtobufWriter().float(2, 1))).toBe('150000803f')
})

test('writes field numbers and offsets beyond one byte, and UTF-8', () => {
  expect(hex(new ProtobufWriter().int(20, 7))).toBe('a00107')
  expect(hex(new ProtobufWriter().int(1, 2 ** 40))).toBe('08808080808020')
  expect(hex(new ProtobufWriter().bytes(1, 'ё'))).toBe('0a02d191')
})
