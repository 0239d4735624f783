import { type Doc, EncodedMedia, type MediaKind } from '@eval/core'
import type { Feature, Features } from '@eval/datasets'
import { dictEntries, dictFromEntries, dictGet, isDict, pyStr, type PyValue } from '@eval/pystd'
import { isList } from '../loading/shapes.ts'

const KINDS: Readonly<Record<string, MediaKind>> = { Image: 'image', Audio: 'audio', Video: 'video' }

/** Changes a value of a column; undefined: there is nothing to change in the column. */
type Change = ((value: PyValue) => PyValue) | undefined

/**
 * Makes `EncodedMedia` of the bytes of images and sounds in a row. One that is only named, without its bytes, stays as the
 * dataset has it.
 */
export function mediaReader(features: Features): (row: Doc) => Doc {
  const change = fieldsChange(features)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a row stays a row
  return change === undefined ? (row) => row : (row) => change(row) as Doc
}

function fieldsChange(fields: Features): Change {
  const changes = new Map([...fields].map(([name, feature]) => [name, featureChange(feature)] as const))
  if ([...changes.values()].every((change) => change === undefined)) return undefined
  return (value) =>
    isDict(value)
      ? dictFromEntries(
          dictEntries(value).map(([name, item]) => [name, changes.get(pyStr(name))?.(item) ?? item] as const),
        )
      : value
}

function featureChange(feature: Feature): Change {
  switch (feature.kind) {
    case 'media':
      return (value) => mediaOf(value, KINDS[feature.type])
    case 'list': {
      const change = featureChange(feature.item)
      return change && ((value) => (isList(value) ? value.map((item) => change(item)) : value))
    }
    case 'struct':
      return fieldsChange(feature.fields)
    case 'value':
    case 'class_label':
      return undefined
    default:
      return feature satisfies never
  }
}

function mediaOf(value: PyValue, kind: MediaKind | undefined): PyValue {
  if (kind === undefined || !isDict(value)) return value
  const [bytes, path] = [dictGet(value, 'bytes'), dictGet(value, 'path')]
  return bytes instanceof Uint8Array
    ? new EncodedMedia(kind, bytes, typeof path === 'string' ? path : null)
    : value
}
