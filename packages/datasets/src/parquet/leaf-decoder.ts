import { DataError } from '@eval/core'
import { type PyValue, pyFloat, pyInt } from '@eval/pystd'
import type { SchemaElement } from 'hyparquet'
import { valueFeature } from '../feature/value-feature.ts'
import type { ColumnDecoder } from './column-decoder.ts'
import { decimalText, integerFromBytes } from './decimal-text.ts'
import { logicalKind } from './logical-kind.ts'
import { dateText, timestampText, timeText } from './temporal-text.ts'

/** The decoder of a stored scalar: values are never null. */
export function leafDecoder(element: SchemaElement): ColumnDecoder {
  const kind = logicalKind(element)
  switch (kind.kind) {
    case 'string':
      return leaf('string', toText)
    case 'integer':
      return integerDecoder(kind.bits, kind.signed)
    case 'decimal':
      return leaf(`decimal128(${kind.precision}, ${kind.scale})`, (raw) =>
        decimalText(toBigInt(raw), kind.scale),
      )
    case 'date':
      return leaf('date32', (raw) => dateText(Number(raw)))
    case 'time':
      return leaf(`time${kind.unit === 'ms' ? 32 : 64}[${kind.unit}]`, (raw) =>
        timeText(toBigInt(raw), kind.unit),
      )
    case 'timestamp':
      return leaf(`timestamp[${kind.unit}${kind.utc ? ', tz=UTC' : ''}]`, (raw) =>
        timestampText(toBigInt(raw), kind.unit, kind.utc),
      )
    case 'float16':
      return leaf('float16', (raw) => pyFloat(halfFloat(raw as Uint8Array)))
    case 'null':
      return leaf('null', () => null)
    case 'interval':
      throw new DataError(`The column "${element.name}" is an interval, which cannot be read.`)
    case 'plain':
      return physicalDecoder(element)
    default:
      return kind satisfies never
  }
}

function physicalDecoder(element: SchemaElement): ColumnDecoder {
  switch (element.type) {
    case 'BOOLEAN':
      return leaf('bool', Boolean)
    case 'INT32':
      return integerDecoder(32, true)
    case 'INT64':
      return integerDecoder(64, true)
    case 'FLOAT':
      return leaf('float32', (raw) => pyFloat(Number(raw)))
    case 'DOUBLE':
      return leaf('float64', (raw) => pyFloat(Number(raw)))
    case 'INT96':
      return leaf('timestamp[ns]', (raw) => timestampText(raw as bigint, 'ns', false))
    case 'FIXED_LEN_BYTE_ARRAY':
      return leaf(`fixed_size_binary[${element.type_length ?? 0}]`, (raw) => raw as Uint8Array)
    default:
      return leaf('binary', (raw) => raw as Uint8Array)
  }
}

function leaf(dtype: string, decode: (raw: unknown) => PyValue): ColumnDecoder {
  return { feature: valueFeature(dtype), decode }
}

function integerDecoder(bits: number, signed: boolean): ColumnDecoder {
  const dtype = `${signed ? '' : 'u'}int${bits}`
  if (bits === 64) {
    return leaf(dtype, (raw) => pyInt(signed ? (raw as bigint) : BigInt.asUintN(64, raw as bigint)))
  }
  return leaf(dtype, signed ? Number : (raw) => (raw as number) >>> 0)
}

function toBigInt(raw: unknown): bigint {
  return raw instanceof Uint8Array ? integerFromBytes(raw) : BigInt(raw as number | bigint)
}

function toText(raw: unknown): string {
  return typeof raw === 'string' ? raw : utf8Text(raw as Uint8Array)
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The text of UTF-8 bytes; a byte order mark stays, invalid bytes throw. */
export function utf8Text(bytes: Uint8Array): string {
  return utf8.decode(bytes)
}

function halfFloat(bytes: Uint8Array): number {
  return new Float16Array(bytes.slice().buffer)[0] ?? Number.NaN
}
