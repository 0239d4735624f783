import { dictEntries, isDict, type PyValue } from '@eval/pystd'
import type { MediaPart } from './prompt.ts'
import type { Request } from './request.ts'
import { EncodedMedia, type MediaKind } from './media/encoded-media.ts'
import { mediaType } from './media/media-type.ts'

const KINDS: Readonly<Record<string, MediaKind>> = { visual: 'image', audio: 'audio' }

/** The images and sounds of a request, in order: those that its prompt's `<image>` and `<audio>` stand for. */
export function requestMedia({ media = {} }: Pick<Request, 'media'>): readonly MediaPart[] {
  return Object.entries(media).flatMap(([key, value]) => partsIn(value, KINDS[key] ?? 'image'))
}

function partsIn(value: PyValue, kind: MediaKind): readonly MediaPart[] {
  if (value instanceof EncodedMedia) return [{ type: value.kind, mediaType: value.mediaType, bytes: value }]
  if (value instanceof Uint8Array) return [{ type: kind, mediaType: mediaType(kind, value), bytes: value }]
  if (Array.isArray(value)) return value.flatMap((item: PyValue) => partsIn(item, kind))
  if (isDict(value)) return dictEntries(value).flatMap(([, item]) => partsIn(item, kind))
  return []
}
