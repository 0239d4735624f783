import type { Feature } from '../feature/feature.ts'
import { valueFeature } from '../feature/value-feature.ts'
import type { Shape } from './shape.ts'

const DTYPES = { null: 'null', bool: 'bool', int: 'int64', float: 'float64', mixed: 'json' } as const

/** The column type of a shape. */
export function shapeFeature(shape: Shape): Feature {
  switch (shape.kind) {
    case 'list':
      return { kind: 'list', item: shapeFeature(shape.item) }
    case 'struct': {
      const fields = [...shape.fields].map(([name, field]) => [name, shapeFeature(field)] as const)
      return { kind: 'struct', fields: new Map(fields) }
    }
    case 'string':
      return valueFeature(shape.timestamps ? 'timestamp[s]' : 'string')
    default:
      return valueFeature(DTYPES[shape.kind])
  }
}
