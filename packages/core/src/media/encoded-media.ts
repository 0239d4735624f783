import { sha256Hex } from '@eval/pystd'
import { mediaType } from './media-type.ts'

export type MediaKind = 'image' | 'audio' | 'video'

/**
 * An image, audio clip or video of a document: the encoded bytes as its dataset has them. Nothing here decodes it.
 */
export class EncodedMedia extends Uint8Array<ArrayBufferLike> {
  readonly kind: MediaKind
  /** The name that the dataset gives it. */
  readonly path: string | null
  /** From its first bytes: `image/png`, `audio/wav`; `image/*` for a form that is not known. */
  readonly mediaType: string

  /** @param bytes - Shared, not copied. */
  constructor(kind: MediaKind, bytes: Uint8Array, path: string | null = null) {
    super(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.kind = kind
    this.path = path
    this.mediaType = mediaType(kind, bytes)
  }

  /** Parts of it are bytes. */
  static get [Symbol.species](): Uint8ArrayConstructor {
    return Uint8Array
  }

  /** SHA-256 of the bytes, hexadecimal: what stands for it in files. */
  get digest(): string {
    return sha256Hex(this)
  }
}
