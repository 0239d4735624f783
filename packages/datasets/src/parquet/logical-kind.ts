import type { SchemaElement, TimeUnit } from 'hyparquet'
import type { TemporalUnit } from './temporal-text.ts'

/** What the values of a leaf column mean, whether written as the newer logical or the older converted type. */
export type LogicalKind =
  | { readonly kind: 'string' | 'date' | 'float16' | 'null' | 'interval' | 'plain' }
  | { readonly kind: 'integer'; readonly bits: number; readonly signed: boolean }
  | { readonly kind: 'decimal'; readonly precision: number; readonly scale: number }
  | { readonly kind: 'time'; readonly unit: TemporalUnit }
  | { readonly kind: 'timestamp'; readonly unit: TemporalUnit; readonly utc: boolean }

const UNITS: Readonly<Record<TimeUnit, TemporalUnit>> = { MILLIS: 'ms', MICROS: 'us', NANOS: 'ns' }
const TEXT = new Set<string | undefined>(['STRING', 'UTF8', 'ENUM', 'JSON'])

/** Reads the meaning off a schema element. */
export function logicalKind(element: SchemaElement): LogicalKind {
  const logical = element.logical_type
  if (TEXT.has(logical?.type) || TEXT.has(element.converted_type)) return { kind: 'string' }
  switch (logical?.type) {
    case 'INTEGER':
      return { kind: 'integer', bits: logical.bitWidth, signed: logical.isSigned }
    case 'DECIMAL':
      return { kind: 'decimal', precision: logical.precision, scale: logical.scale }
    case 'TIME':
      return { kind: 'time', unit: UNITS[logical.unit] }
    case 'TIMESTAMP':
      return { kind: 'timestamp', unit: UNITS[logical.unit], utc: logical.isAdjustedToUTC }
    case 'DATE':
      return { kind: 'date' }
    case 'FLOAT16':
      return { kind: 'float16' }
    case 'NULL':
      return { kind: 'null' }
    default:
      return convertedKind(element)
  }
}

function convertedKind(element: SchemaElement): LogicalKind {
  const converted = element.converted_type ?? ''
  const integer = /^(U?)INT_(\d+)$/.exec(converted)
  if (integer) return { kind: 'integer', bits: Number(integer[2]), signed: integer[1] === '' }
  const timestamp = /^(TIMESTAMP|TIME)_(MILLIS|MICROS)$/.exec(converted)
  if (timestamp) {
    const unit = UNITS[timestamp[2] as TimeUnit]
    // Parity: Arrow takes timestamps of the older kind for local time.
    return timestamp[1] === 'TIME' ? { kind: 'time', unit } : { kind: 'timestamp', unit, utc: false }
  }
  if (converted === 'DECIMAL')
    return { kind: 'decimal', precision: element.precision ?? 0, scale: element.scale ?? 0 }
  if (converted === 'DATE') return { kind: 'date' }
  return { kind: converted === 'INTERVAL' ? 'interval' : 'plain' }
}
