import type { Feature, Features } from './feature.ts'
import { classLabel, listOf, sequenceOf } from './huggingface-features.ts'
import { valueFeature } from './value-feature.ts'
import { isObject } from './is-object.ts'

const MEDIA: ReadonlyMap<string, string> = new Map([
  ['image', 'Image'],
  ['audio', 'Audio'],
  ['video', 'Video'],
  ['pdf', 'Pdf'],
])

/**
 * Features as a dataset card's YAML writes them: a list of `{ name, dtype | list | sequence | struct }`.
 * @source datasets/features/features.py, Features._from_yaml_list, 5.2.0
 */
export function cardFeatures(yaml: unknown): Features {
  const features = new Map<string, Feature>()
  if (!Array.isArray(yaml)) return features
  for (const entry of yaml.filter(isObject)) {
    const feature = cardFeature(entry)
    if (typeof entry['name'] === 'string' && feature) features.set(entry['name'], feature)
  }
  return features
}

function cardFeature(entry: Readonly<Record<string, unknown>>): Feature | undefined {
  if ('struct' in entry) return { kind: 'struct', fields: cardFeatures(entry['struct']) }
  if ('list' in entry) return listOf(nested(entry['list']))
  if ('sequence' in entry) return sequenceOf(nested(entry['sequence']))
  return scalar(entry['dtype'])
}

/** What a list or sequence holds: `string`, `{ dtype: … }`, or a list of fields. */
function nested(yaml: unknown): Feature | undefined {
  if (Array.isArray(yaml)) return { kind: 'struct', fields: cardFeatures(yaml) }
  return isObject(yaml) ? cardFeature(yaml) : scalar(yaml)
}

function scalar(dtype: unknown): Feature | undefined {
  if (typeof dtype === 'string') {
    const media = MEDIA.get(dtype)
    return media === undefined ? valueFeature(dtype) : { kind: 'media', type: media }
  }
  if (!isObject(dtype)) return undefined
  const label = dtype['class_label']
  return isObject(label) ? classLabel(label['names']) : undefined
}
