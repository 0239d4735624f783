import { dictEntries, dictSize, isDict, isFloat, isInt, type PyDict, type PyValue } from '@eval/pystd'
import { isList } from '../feature/is-list.ts'
import { isTimestamp } from './iso-timestamp.ts'
import { MIXED_SHAPE, NULL_SHAPE, type Shape } from './shape.ts'

const INT64_LIMIT = 2n ** 63n
const SCALARS: Readonly<Record<'bool' | 'int' | 'float', Shape>> = {
  bool: { kind: 'bool' },
  int: { kind: 'int' },
  float: { kind: 'float' },
}
const TEXT: Shape = { kind: 'string', timestamps: false }
const TIMESTAMPS: Shape = { kind: 'string', timestamps: true }

/** The shape widened by one more record; records may lack columns. */
export function observeRecord(
  columns: ReadonlyMap<string, Shape>,
  record: PyDict,
): ReadonlyMap<string, Shape> {
  let widened: Map<string, Shape> | undefined
  for (const [key, value] of dictEntries(record)) {
    if (typeof key !== 'string') continue
    const known = (widened ?? columns).get(key)
    const shape = observe(known ?? NULL_SHAPE, value)
    if (shape !== known) (widened ??= new Map(columns)).set(key, shape)
  }
  return widened ?? columns
}

/**
 * The shape widened by one more value; the same object if it already fits.
 * @source pyarrow.json and datasets/packaged_modules/json/json.py, 5.2.0
 */
export function observe(shape: Shape, value: PyValue): Shape {
  if (value === null || shape.kind === 'mixed') return shape
  if (isList(value)) return observeList(shape, value)
  if (isDict(value)) return observeStruct(shape, value)
  return widenScalar(shape, scalarShape(value, shape))
}

function scalarShape(value: PyValue, known: Shape): Shape {
  if (typeof value === 'boolean') return SCALARS.bool
  if (typeof value === 'string') {
    const unlike = known.kind === 'string' && !known.timestamps
    return !unlike && isTimestamp(value) ? TIMESTAMPS : TEXT
  }
  if (isInt(value)) return fitsInt64(value) ? SCALARS.int : SCALARS.float
  return isFloat(value) ? SCALARS.float : MIXED_SHAPE
}

function fitsInt64(value: number | bigint): boolean {
  return typeof value === 'number' || (value >= -INT64_LIMIT && value < INT64_LIMIT)
}

function widenScalar(known: Shape, seen: Shape): Shape {
  if (known.kind === 'null') return seen
  if (known.kind === 'string' && seen.kind === 'string')
    return known.timestamps && !seen.timestamps ? seen : known
  if (known.kind === seen.kind) return known
  const numbers = [known.kind, seen.kind].every((kind) => kind === 'int' || kind === 'float')
  return numbers ? SCALARS.float : MIXED_SHAPE
}

function observeList(shape: Shape, items: readonly PyValue[]): Shape {
  if (shape.kind !== 'null' && shape.kind !== 'list') return MIXED_SHAPE
  const known = shape.kind === 'list' ? shape.item : NULL_SHAPE
  const item = items.reduce(observe, known)
  return shape.kind === 'list' && item === known ? shape : { kind: 'list', item }
}

function observeStruct(shape: Shape, value: PyDict): Shape {
  if (shape.kind !== 'null' && shape.kind !== 'struct') return MIXED_SHAPE
  const known = shape.kind === 'struct' ? shape.fields : new Map<string, Shape>()
  if (dictSize(value) === 0 || (shape.kind === 'struct' && dictSize(value) !== known.size)) return MIXED_SHAPE
  const fields = observeRecord(known, value)
  if (shape.kind === 'struct' && fields.size !== known.size) return MIXED_SHAPE
  return shape.kind === 'struct' && fields === known ? shape : { kind: 'struct', fields }
}
