import type { EncodedMedia } from '@eval/core'
import type { PyRecord } from '@eval/pystd'
import { imageSize } from './image-size.ts'

/**
 * Images and sounds that Python has: their bytes stay here, Python gets numbers for them. One shelf lives as long as its
 * host: Python may keep what it got.
 */
export class MediaShelf {
  readonly #numbers = new Map<EncodedMedia, number>()
  readonly #media: EncodedMedia[] = []

  /** What crosses in place of a medium. */
  put(media: EncodedMedia): PyRecord {
    const known = this.#numbers.get(media) ?? this.#media.push(media) - 1
    this.#numbers.set(media, known)
    const size = media.kind === 'image' ? imageSize(media) : undefined
    return {
      number: known,
      kind: media.kind,
      form: media.mediaType.replace(/^\w+\//, '').toUpperCase(),
      path: media.path,
      size: size ?? null,
    }
  }

  get(number: number): EncodedMedia | undefined {
    return this.#media[number]
  }
}
