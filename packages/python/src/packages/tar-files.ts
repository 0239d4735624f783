import { DataError } from '@eval/core'

const blockLength = 512

/** A tar archive's regular files, path → contents. Links are left out. @throws DataError for one that is damaged. */
export function tarFiles(name: string, bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  let longName: string | undefined
  for (let at = 0; at + blockLength <= bytes.length; ) {
    const header = bytes.subarray(at, at + blockLength)
    if (header.every((byte) => byte === 0)) break
    const size = octal(header, 124, 12)
    const start = at + blockLength
    if (!isSound(header) || size === undefined || start + size > bytes.length)
      throw new DataError(`${name} is damaged: its list of files breaks off. Download it again.`)
    const contents = bytes.subarray(start, start + size)
    const type = String.fromCharCode(header[156] ?? 0)
    if (type === 'L') longName = text(contents)
    else if (type === 'x') longName = paxPath(contents) ?? longName
    else {
      if (type === '0' || type === '\0') files.set(longName ?? plainName(header), contents)
      if (type !== 'g') longName = undefined
    }
    at = start + Math.ceil(size / blockLength) * blockLength
  }
  return files
}

/** The sum of a header's bytes, its own eight taken for spaces, is in it. */
function isSound(header: Uint8Array): boolean {
  const sum = header.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0)
  return octal(header, 148, 8) === sum
}

function octal(header: Uint8Array, at: number, length: number): number | undefined {
  const digits = text(header.subarray(at, at + length)).trim()
  return /^[0-7]*$/.test(digits) ? Number.parseInt(digits || '0', 8) : undefined
}

function plainName(header: Uint8Array): string {
  const [own, prefix] = [text(header.subarray(0, 100)), text(header.subarray(345, 500))]
  const isPosix = text(header.subarray(257, 262)) === 'ustar'
  return isPosix && prefix !== '' ? `${prefix}/${own}` : own
}

/** Records `length key=value\n`; a length counts bytes. */
function paxPath(records: Uint8Array): string | undefined {
  let found: string | undefined
  for (let at = 0; at < records.length; ) {
    const space = records.indexOf(32, at)
    const length = Number(text(records.subarray(at, space)))
    if (space < 0 || !(length > 0)) break
    const record = text(records.subarray(space + 1, at + length - 1))
    if (record.startsWith('path=')) found = record.slice('path='.length)
    at += length
  }
  return found
}

function text(bytes: Uint8Array): string {
  const end = bytes.indexOf(0)
  return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end))
}
