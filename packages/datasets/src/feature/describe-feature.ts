import type { Feature, Features } from './feature.ts'

/** A type as text for messages: `int64`, `list<string>`, `struct<a: int64>`. */
export function describeFeature(feature: Feature): string {
  switch (feature.kind) {
    case 'value':
      return feature.dtype
    case 'class_label':
      return `class_label<${feature.names.join(', ')}>`
    case 'list':
      return `list<${describeFeature(feature.item)}>`
    case 'struct':
      return `struct<${describeFields(feature.fields)}>`
    case 'media':
      return feature.type
    default:
      return feature satisfies never
  }
}

function describeFields(fields: Features): string {
  return [...fields].map(([name, field]) => `${name}: ${describeFeature(field)}`).join(', ')
}
