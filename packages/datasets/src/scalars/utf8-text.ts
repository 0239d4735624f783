const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The text of UTF-8 bytes; a byte order mark stays. @throws TypeError for other bytes. */
export function utf8Text(bytes: Uint8Array): string {
  return utf8.decode(bytes)
}
