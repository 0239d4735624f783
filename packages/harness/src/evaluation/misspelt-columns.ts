import { dictKeys, pyStr } from '@eval/pystd'
import type { OpenTask } from '@eval/tasks'
import { distance } from 'fastest-levenshtein'

const FIELDS = ['doc_to_text', 'doc_to_target', 'doc_to_choice'] as const

/**
 * Fields whose whole text is one word that is nearly, but not, a column of the documents: each in a sentence.
 *
 * Parity: such a word is a text like any other.
 */
export function misspeltColumns({ task, documents }: OpenTask): readonly string[] {
  const columns = dictKeys(documents[0]?.doc ?? {}).map(pyStr)
  return FIELDS.flatMap((field) => {
    const word = task.config[field]
    if (typeof word !== 'string' || !/^[A-Za-z_]\w+$/.test(word) || columns.includes(word)) return []
    const near = columns.filter((name) => distance(name, word) <= Math.ceil(word.length / 3))
    if (near.length === 0) return []
    return [
      `task ${task.name}: \`${field}: ${word}\` is no column of the documents (did you mean ${near.join(' or ')}?); it is taken as a text, as lm_eval does`,
    ]
  })
}
