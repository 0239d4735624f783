import type { Features } from './feature.ts'
import { huggingfaceFeatures } from './huggingface-features.ts'
import { isObject } from './is-object.ts'

/**
 * The features in the text that `datasets` stores under the key `huggingface` of Parquet and Arrow files; empty if there is
 * none, or if it is something else.
 */
export function storedFeatures(text: string | undefined): Features {
  const json = text === undefined ? undefined : parse(text)
  const info = isObject(json) ? json['info'] : undefined
  return huggingfaceFeatures(isObject(info) ? info['features'] : undefined)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Foreign metadata under the same key: the stored types stand.
    return undefined
  }
}
