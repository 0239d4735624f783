/** `repr(b)` of Python bytes: `b'…'`, double quotes where the bytes hold ' and no ". */
export function bytesRepr(bytes: Uint8Array): string {
  const quote = bytes.includes(39) && !bytes.includes(34) ? 34 : 39
  let out = ''
  for (const byte of bytes) out += byteText(byte, quote)
  const mark = String.fromCharCode(quote)
  return `b${mark}${out}${mark}`
}

function byteText(byte: number, quote: number): string {
  if (byte === quote || byte === 92) return `\\${String.fromCharCode(byte)}`
  if (byte === 9) return '\\t'
  if (byte === 10) return '\\n'
  if (byte === 13) return '\\r'
  if (byte < 32 || byte > 126) return `\\x${byte.toString(16).padStart(2, '0')}`
  return String.fromCharCode(byte)
}
