import { DataError } from '@eval/core'
import {
  dictGet,
  isDict,
  isFloat,
  isInt,
  jsonDumps,
  type PyValue,
  pyFloat,
  pyStr,
  toNumber,
} from '@eval/pystd'
import { describeFeature } from './describe-feature.ts'
import type { ClassLabelFeature, Feature, StructFeature, ValueFeature } from './feature.ts'
import { isList } from './is-list.ts'
import { structBuilder } from './record-builder.ts'

/** Turns a value into another column type. Null stays null. */
export type Cast = (value: PyValue) => PyValue

const INTEGER = /^\s*[-+]?\d+\s*$/
const FLOAT = /^\s*[-+]?(?:\d+\.?\d*(?:e[-+]?\d+)?|\.\d+(?:e[-+]?\d+)?|inf(?:inity)?|nan)\s*$/i

/**
 * How values become those of `to`: integers become floats or text, text becomes numbers or class labels, fields that a
 * struct lacks become null. What cannot be converted without loss is a DataError.
 * @source datasets/table.py, cast_array_to_feature, 5.2.0
 */
export function castTo(to: Feature): Cast {
  const cast = nonNullCast(to)
  return (value) => (value === null ? null : cast(value))
}

function nonNullCast(to: Feature): Cast {
  switch (to.kind) {
    case 'value':
      return scalarCast(to)
    case 'class_label':
      return (value) => labelIndex(value, to)
    case 'list':
      return listCast(to.item)
    case 'struct':
      return structCast(to)
    case 'media':
      return (value) => value
    default:
      return to satisfies never
  }
}

function scalarCast(to: ValueFeature): Cast {
  if (/^u?int\d/.test(to.dtype)) return (value) => toInteger(value, to)
  if (to.dtype.startsWith('float')) return (value) => toFloat(value, to)
  if (to.dtype.endsWith('string')) return toText
  if (to.dtype === 'bool') return (value) => toBool(value, to)
  return (value) => value
}

function toInteger(value: PyValue, to: ValueFeature): PyValue {
  if (typeof value === 'boolean') return Number(value)
  if (isInt(value)) return value
  if (isFloat(value) && Number.isSafeInteger(toNumber(value))) return toNumber(value)
  if (typeof value === 'string' && INTEGER.test(value)) return Number(value)
  throw uncastable(value, to)
}

function toFloat(value: PyValue, to: ValueFeature): PyValue {
  if (typeof value === 'string' && FLOAT.test(value)) return floatOf(Number(spelledOut(value)), to)
  if (isInt(value) || isFloat(value)) return floatOf(toNumber(value), to)
  throw uncastable(value, to)
}

function floatOf(value: number, to: ValueFeature): PyValue {
  return pyFloat(to.dtype === 'float32' ? Math.fround(value) : value)
}

function spelledOut(text: string): string {
  return text.trim().replace(/inf(?:inity)?$/i, 'Infinity')
}

function toText(value: PyValue): PyValue {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return String(value)
  // Parity: Arrow writes 1.0 as '1'.
  if (isFloat(value)) return pyStr(value).replace(/\.0$/, '')
  return isInt(value) ? pyStr(value) : jsonDumps(value, { separators: [',', ':'] })
}

function toBool(value: PyValue, to: ValueFeature): PyValue {
  if (typeof value === 'boolean') return value
  if (isInt(value)) return toNumber(value) !== 0
  throw uncastable(value, to)
}

function labelIndex(value: PyValue, to: ClassLabelFeature): PyValue {
  const index = typeof value === 'string' ? to.names.indexOf(value) : value
  const valid = isInt(index) && (typeof value === 'string' ? index >= 0 : index < to.names.length)
  if (!valid) throw uncastable(value, to)
  return index
}

function listCast(item: Feature): Cast {
  const cast = castTo(item)
  return (value) => {
    if (!isList(value)) throw uncastable(value, { kind: 'list', item })
    return value.map(cast)
  }
}

function structCast(to: StructFeature): Cast {
  const fields = [...to.fields].map(([name, field]) => ({ name, cast: castTo(field) }))
  const build = structBuilder([...to.fields.keys()])
  return (value) => {
    if (!isDict(value)) throw uncastable(value, to)
    return build(fields.map(({ name, cast }) => cast(dictGet(value, name) ?? null)))
  }
}

function uncastable(value: PyValue, to: Feature): DataError {
  const text = isDict(value) || isList(value) ? jsonDumps(value) : pyStr(value)
  return new DataError(`The value ${text.slice(0, 80)} is not of the declared type ${describeFeature(to)}.`)
}
