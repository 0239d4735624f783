import { crc32, deflateSync } from 'node:zlib'
import type { Canvas } from './shapes.ts'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const colorTypes = { 1: 0, 3: 2, 4: 6 } as const

/** A picture as a PNG file with 8 bits per channel. */
export function encodePng(canvas: Canvas): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(canvas.width, 0)
  header.writeUInt32BE(canvas.height, 4)
  header.set([8, colorTypes[canvas.channels], 0, 0, 0], 8)
  const stride = canvas.width * canvas.channels
  // Every row begins with its filter: 0, none.
  const rows = Buffer.alloc(canvas.height * (stride + 1))
  for (let y = 0; y < canvas.height; y++)
    rows.set(canvas.pixels.subarray(y * stride, (y + 1) * stride), y * (stride + 1) + 1)
  return Buffer.concat([
    signature,
    section('IHDR', header),
    section('IDAT', deflateSync(rows)),
    section('IEND', Buffer.alloc(0)),
  ])
}

function section(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  const checksum = Buffer.alloc(4)
  checksum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, checksum])
}
