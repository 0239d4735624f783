import { dictFromEntries, pyFloat, PyTuple, type PyValue } from '@eval/pystd'

/** The value that `encodeValue` made this JSON data of. @throws TypeError for other data */
export function decodeValue(encoded: unknown): PyValue {
  if (encoded === null || typeof encoded === 'boolean' || typeof encoded === 'string') return encoded
  if (typeof encoded === 'number') return encoded
  if (Array.isArray(encoded)) return encoded.map(decodeValue)
  const [tag, content] = Object.entries(encoded ?? {})[0] ?? []
  if (tag === 'f') return pyFloat(Number(content))
  if (tag === 'i') return BigInt(String(content))
  if (tag === 'b') return new Uint8Array(Buffer.from(String(content), 'base64'))
  if (tag === 't') return new PyTuple(items(content).map(decodeValue))
  if (tag === 's') return new Set(items(content).map(decodeValue))
  if (tag === 'd') return dictFromEntries(items(content).map(entry))
  throw new TypeError('no encoded value')
}

function entry(encoded: unknown): [PyValue, PyValue] {
  const [key, value] = items(encoded)
  return [decodeValue(key), decodeValue(value)]
}

function items(content: unknown): readonly unknown[] {
  if (Array.isArray(content)) return content
  throw new TypeError('no encoded list')
}
