import type { Doc } from '@eval/core'
import { dictGet, type PyDict } from '@eval/pystd'
import { docBuilder } from '../feature/record-builder.ts'
import type { Features } from '../feature/feature.ts'
import { conformTo } from './conform.ts'
import type { Shape } from './shape.ts'
import { shapeFeature } from './shape-feature.ts'

/** Makes rows of records: columns in the order they were first seen, null where a record lacks one. */
export function recordConformer(columns: ReadonlyMap<string, Shape>): (record: PyDict) => Doc {
  const conforms = [...columns].map(([name, shape]) => ({ name, conform: conformTo(shape) }))
  const build = docBuilder([...columns.keys()])
  return (record) => build(conforms.map(({ name, conform }) => conform(dictGet(record, name) ?? null)))
}

/** The column types of observed records. */
export function columnFeatures(columns: ReadonlyMap<string, Shape>): Features {
  return new Map([...columns].map(([name, shape]) => [name, shapeFeature(shape)]))
}
