import type { MediaKind } from './encoded-media.ts'

/** First bytes of each form, as Latin-1 text; `????` are bytes of no meaning. */
const SIGNATURES: readonly (readonly [signature: string, type: string])[] = [
  ['\u0089PNG', 'image/png'],
  ['\u00ff\u00d8\u00ff', 'image/jpeg'],
  ['GIF8', 'image/gif'],
  ['RIFF????WEBP', 'image/webp'],
  ['BM', 'image/bmp'],
  ['II*\0', 'image/tiff'],
  ['MM\0*', 'image/tiff'],
  ['RIFF????WAVE', 'audio/wav'],
  ['fLaC', 'audio/flac'],
  ['OggS', 'audio/ogg'],
  ['ID3', 'audio/mpeg'],
  ['\u00ff\u00fb', 'audio/mpeg'],
  ['\u00ff\u00f3', 'audio/mpeg'],
  ['????ftyp', 'video/mp4'],
  ['\u001aE\u00df\u00a3', 'video/webm'],
]

/** The media type that the first bytes tell of; `image/*` and the like for a form that is not known. */
export function mediaType(kind: MediaKind, bytes: Uint8Array): string {
  const found = SIGNATURES.find(([signature, type]) => type.startsWith(kind) && beginsWith(bytes, signature))
  return found?.[1] ?? `${kind}/*`
}

function beginsWith(bytes: Uint8Array, signature: string): boolean {
  return Array.from(signature).every((sign, index) => sign === '?' || bytes[index] === sign.charCodeAt(0))
}
