import type { Feature, Features } from './feature.ts'
import { valueFeature } from './value-feature.ts'

/**
 * The stored types of a file, refined by the types its author declared (ClassLabel names, media, JSON text). Where the
 * two disagree the stored type stays, as in `datasets`.
 * @source datasets/features/features.py, Features.from_arrow_schema, 5.2.0
 */
export function overlayFeatures(stored: Features, declared: Features): Features {
  const merged = new Map<string, Feature>()
  for (const [name, feature] of stored) merged.set(name, overlay(feature, declared.get(name)))
  return merged
}

function overlay(stored: Feature, declared: Feature | undefined): Feature {
  if (!declared) return stored
  if (stored.kind === 'list' && declared.kind === 'list') {
    return { kind: 'list', item: overlay(stored.item, declared.item) }
  }
  if (stored.kind === 'struct') return overlayStruct(stored.fields, declared) ?? stored
  if (stored.kind !== 'value') return stored
  if (declared.kind === 'class_label' && stored.dtype === 'int64') return declared
  return declared.kind === 'value' && declared.dtype === 'json' && stored.dtype === 'string'
    ? valueFeature('json')
    : stored
}

function overlayStruct(fields: Features, declared: Feature): Feature | undefined {
  if (declared.kind === 'media') return fields.has('bytes') && fields.has('path') ? declared : undefined
  return declared.kind === 'struct'
    ? { kind: 'struct', fields: overlayFeatures(fields, declared.fields) }
    : undefined
}
