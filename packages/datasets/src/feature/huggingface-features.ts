import type { Feature, Features } from './feature.ts'
import { valueFeature } from './value-feature.ts'
import { isObject } from './is-object.ts'

const MEDIA = new Set(['Image', 'Audio', 'Video', 'Pdf'])

/**
 * Features as `datasets` writes them to JSON (`dataset_info.json`, the `huggingface` key of Parquet files). Types that are
 * not known are left out: callers then go by the stored type.
 * @source datasets/features/features.py, generate_from_dict, 5.2.0
 */
export function huggingfaceFeatures(json: unknown): Features {
  const features = new Map<string, Feature>()
  if (!isObject(json)) return features
  for (const [name, value] of Object.entries(json)) {
    const feature = huggingfaceFeature(value)
    if (feature) features.set(name, feature)
  }
  return features
}

function huggingfaceFeature(json: unknown): Feature | undefined {
  if (Array.isArray(json)) return listOf(huggingfaceFeature(json[0]))
  if (!isObject(json)) return undefined
  const type = json['_type']
  if (typeof type !== 'string') return untyped(json)
  if (MEDIA.has(type)) return { kind: 'media', type }
  if (type === 'Value' && typeof json['dtype'] === 'string') return valueFeature(json['dtype'])
  if (type === 'Json') return valueFeature('json')
  if (type === 'ClassLabel') return classLabel(json['names'])
  if (type === 'Sequence') return sequenceOf(huggingfaceFeature(json['feature']))
  if (type === 'List' || type === 'LargeList') return listOf(huggingfaceFeature(json['feature']))
  if (type === 'Translation') return translation(json['languages'])
  return undefined
}

/** A struct; or a type as people write it into task files: `{dtype: string}`, `{dtype: string, sequence: true}`. */
function untyped(json: Readonly<Record<string, unknown>>): Feature | undefined {
  if (typeof json['dtype'] !== 'string') return { kind: 'struct', fields: huggingfaceFeatures(json) }
  const item = valueFeature(json['dtype'])
  return json['sequence'] === true ? listOf(item) : item
}

/** `Sequence` of a struct is stored, and read, as a struct of lists. */
export function sequenceOf(item: Feature | undefined): Feature | undefined {
  if (item?.kind !== 'struct') return listOf(item)
  const fields = [...item.fields].map(([name, field]) => [name, { kind: 'list', item: field }] as const)
  return { kind: 'struct', fields: new Map<string, Feature>(fields) }
}

/** A list feature, if the type of its items is known. */
export function listOf(item: Feature | undefined): Feature | undefined {
  return item && { kind: 'list', item }
}

/** A ClassLabel of `names`: a list, or the card's mapping of numbers to names. */
export function classLabel(names: unknown): Feature | undefined {
  const values = isObject(names) ? Object.values(names) : names
  return Array.isArray(values) ? { kind: 'class_label', names: values.map(String) } : undefined
}

function translation(languages: unknown): Feature | undefined {
  if (!Array.isArray(languages)) return undefined
  return {
    kind: 'struct',
    fields: new Map(languages.map((language) => [String(language), valueFeature('string')])),
  }
}
