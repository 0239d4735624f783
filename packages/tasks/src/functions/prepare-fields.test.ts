import type { Doc } from '@eval/core'
import { pyStr } from '@eval/pystd'
import { expect, test } from 'vitest'
import { prepareFields } from './prepare-fields.ts'
import type { PreparedField } from './prepared-fields.ts'

/** A field that was computed for some documents, and changes those that have something to sort. */
function sorter(): PreparedField & { readonly known: Map<Doc, string> } {
  const known = new Map<Doc, string>()
  return {
    known,
    field: (doc) => known.get(doc) ?? 'unknown',
    prepare: async (docs) => {
      for (const doc of docs) known.set(doc, pyStr(doc['names'] ?? null))
      return new Map(docs.filter(({ names }) => names === 'ba').map((doc) => [doc, { names: 'ab' }]))
    },
    replace: (doc, by) => void known.set(by, known.get(doc) ?? 'unknown'),
  }
}

test('documents come back as fields left them, and fields know both forms', async () => {
  const [first, second] = [sorter(), sorter()]
  const [changed, kept] = [{ names: 'ba' }, { names: 'a' }]
  const after = await prepareFields([first, second], [changed, kept, changed])
  expect(after).toEqual([{ names: 'ab' }, { names: 'a' }, { names: 'ab' }])
  expect(after[1]).toBe(kept)
  expect(first.field(after[0] ?? {})).toBe('ba')
  expect(second.field(after[0] ?? {})).toBe('ab')
})
