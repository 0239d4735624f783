import type { FileMetaData } from 'hyparquet'
import type { Features } from '../feature/feature.ts'
import { huggingfaceFeatures } from '../feature/huggingface-features.ts'
import { isObject } from '../feature/is-object.ts'

/** The features that `datasets` stored in a Parquet file's key-value metadata; empty if it did not write the file. */
export function declaredFeatures(metadata: FileMetaData): Features {
  const text = metadata.key_value_metadata?.find(({ key }) => key === 'huggingface')?.value
  if (text === undefined) return new Map()
  try {
    const json: unknown = JSON.parse(text)
    const info = isObject(json) ? json['info'] : undefined
    return huggingfaceFeatures(isObject(info) ? info['features'] : undefined)
  } catch {
    // Foreign metadata under the same key: the stored types stand.
    return new Map()
  }
}
