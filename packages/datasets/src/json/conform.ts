import { dictGet, jsonLoads, type PyDict, PyJsonError, type PyValue, pyFloat, toNumber } from '@eval/pystd'
import { structBuilder } from '../feature/record-builder.ts'
import { timestampOfText } from './iso-timestamp.ts'
import type { Shape } from './shape.ts'

/** Turns a value as written into the column's type: integers of a float column become floats, fields take the column's order. */
export function conformTo(shape: Shape): (value: PyValue) => PyValue {
  const conform = nonNullConform(shape)
  return (value) => (value === null ? null : conform(value))
}

function nonNullConform(shape: Shape): (value: PyValue) => PyValue {
  switch (shape.kind) {
    case 'float':
      return (value) => pyFloat(toNumber(value as number))
    case 'mixed':
      return decodeText
    case 'string':
      return shape.timestamps ? (value) => timestampOfText(value as string) : (value) => value
    case 'list': {
      const item = conformTo(shape.item)
      return (value) => (value as readonly PyValue[]).map(item)
    }
    case 'struct':
      return conformStruct(shape.fields)
    default:
      return (value) => value
  }
}

function conformStruct(fields: ReadonlyMap<string, Shape>): (value: PyValue) => PyValue {
  const names = [...fields.keys()]
  const conforms = [...fields.values()].map(conformTo)
  const build = structBuilder(names)
  return (value) =>
    build(names.map((name, index) => conforms[index]?.(dictGet(value as PyDict, name) ?? null) ?? null))
}

/** Parity: `datasets` keeps values of mixed kinds as JSON text, so that a string which is JSON itself is decoded when read. */
function decodeText(value: PyValue): PyValue {
  if (typeof value !== 'string') return value
  try {
    return jsonLoads(value)
  } catch (error) {
    if (error instanceof PyJsonError) return value
    throw error
  }
}
