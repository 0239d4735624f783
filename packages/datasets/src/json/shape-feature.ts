import type { Feature } from '../feature/feature.ts'
import { valueFeature } from '../feature/value-feature.ts'
import type { Shape } from './shape.ts'

const DTYPES = { null: 'null', bool: 'bool', int: 'int64', float: 'float64', mixed: 'json' } as const

/** The column type of a shape. */
export function shapeFeature(shape: Shape): Feature {
  if (shape.kind === 'list') return { kind: 'list', item: shapeFeature(shape.item) }
  if (shape.kind === 'struct') {
    const fields = [...shape.fields].map(([name, field]) => [name, shapeFeature(field)] as const)
    return { kind: 'struct', fields: new Map(fields) }
  }
  if (shape.kind === 'string') return valueFeature(shape.timestamps ? 'timestamp[s]' : 'string')
  return valueFeature(DTYPES[shape.kind])
}
