import type { Feature, Features } from './feature.ts'
import { describeFeature } from './describe-feature.ts'

/**
 * The type that holds the values of both: null gives way to anything, int64 to float64; fields are united. Undefined where
 * there is none.
 */
export function commonFeature(a: Feature, b: Feature): Feature | undefined {
  if (describeFeature(a) === describeFeature(b) || isValue(b, 'null')) return a
  if (isValue(a, 'null')) return b
  if (isValue(a, 'int64') && isValue(b, 'float64')) return b
  if (isValue(a, 'float64') && isValue(b, 'int64')) return a
  if (a.kind === 'list' && b.kind === 'list') {
    const item = commonFeature(a.item, b.item)
    return item && { kind: 'list', item }
  }
  if (a.kind !== 'struct' || b.kind !== 'struct') return undefined
  const fields = commonFeatures(a.fields, b.fields)
  return fields && { kind: 'struct', fields }
}

/** {@link commonFeature} of every column; columns that only one side has are kept. */
export function commonFeatures(a: Features, b: Features): Features | undefined {
  const united = new Map(a)
  for (const [name, feature] of b) {
    const known = united.get(name)
    const common = known ? commonFeature(known, feature) : feature
    if (!common) return undefined
    united.set(name, common)
  }
  return united
}

function isValue(feature: Feature, dtype: string): boolean {
  return feature.kind === 'value' && feature.dtype === dtype
}
