const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * Text of consecutive byte tokens (`<0xD0>` …): all of them as UTF-8, or one U+FFFD for each byte if any is amiss.
 *
 * @source tokenizers/src/decoders/byte_fallback.rs, 0.23
 */
export function decodeByteRun(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes)
  } catch {
    return '\uFFFD'.repeat(bytes.length)
  }
}
