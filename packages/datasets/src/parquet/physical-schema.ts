import type { FileMetaData, SchemaElement } from 'hyparquet'

/**
 * The metadata of a file with all logical types removed but text and lists: hyparquet then hands out stored values, and
 * decimals, dates, timestamps and unsigned integers are decoded here without loss.
 */
export function physicalMetadata(metadata: FileMetaData): FileMetaData {
  return { ...metadata, schema: metadata.schema.map(physicalElement) }
}

function physicalElement(element: SchemaElement): SchemaElement {
  const { converted_type: converted, logical_type: logical, ...rest } = element
  if (element.type === undefined)
    return converted === undefined ? rest : { ...rest, converted_type: converted }
  if (converted === 'UTF8' || logical?.type === 'STRING') return { ...rest, converted_type: 'UTF8' }
  return rest
}
