import { UsageError } from '@eval/core'

/** What `ls` can list. */
export type ListedKind = 'tasks' | 'groups' | 'subtasks' | 'tags'

const kinds: readonly ListedKind[] = ['tasks', 'groups', 'subtasks', 'tags']

/** @throws UsageError for a word that is no {@link ListedKind}. */
export function listedKind(word: string): ListedKind {
  const kind = kinds.find((candidate) => candidate === word)
  if (kind !== undefined) return kind
  throw new UsageError(`lmeval ls cannot list "${word}". It lists ${kinds.join(', ')}`)
}
