import type { ValueFeature } from './feature.ts'

/** The scalar feature of a `datasets` dtype. */
export function valueFeature(dtype: string): ValueFeature {
  return { kind: 'value', dtype }
}
