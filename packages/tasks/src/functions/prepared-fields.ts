import type { Doc, PythonFunction } from '@eval/core'
import type { PyValue } from '@eval/pystd'
import type { DocumentField } from './function-types.ts'
import type { Helper } from './helper.ts'

/** A field, and what must be done before it is asked of documents. */
export interface PreparedField {
  readonly field: DocumentField
  /** Gives the documents that the helper has changed in place. */
  prepare(docs: readonly Doc[]): Promise<ReadonlyMap<Doc, Doc>>
  /** Lets a document stand for one that has been prepared. */
  replace(doc: Doc, by: Doc): void
}

/** Python's values are computed for many documents in one crossing, and remembered by document. */
export function preparedField(helper: Helper<DocumentField>): PreparedField {
  if (helper.language === 'typescript')
    return { field: helper.function, prepare: async () => new Map(), replace: () => {} }
  return pythonField(helper.function)
}

function pythonField(call: PythonFunction): PreparedField {
  const values = new Map<Doc, PyValue>()
  return {
    field: (doc) => {
      const value = values.get(doc)
      if (value !== undefined) return value
      throw new Error(`${call.reference.module}.${call.reference.name} was not prepared for a document`)
    },
    prepare: async (docs) => {
      const missing = [...new Set(docs)].filter((doc) => !values.has(doc))
      if (missing.length === 0) return new Map()
      const computed = await call.documents(missing)
      for (const [index, doc] of missing.entries()) values.set(doc, computed.values[index] ?? null)
      const changed = new Map<Doc, Doc>()
      for (const [index, after] of computed.changed) {
        const doc = missing[index]
        if (doc !== undefined) changed.set(doc, after)
      }
      return changed
    },
    replace: (doc, by) => {
      const value = values.get(doc)
      if (value !== undefined) values.set(by, value)
    },
  }
}
