import { lsTables } from '@eval/results'
import { meraLibrary } from '@eval/task-library'
import { buildTaskIndex } from '@eval/tasks'
import type { ListedKind } from './listed-kind.ts'
import { taskListing } from './task-listing.ts'

/** What `ls` prints: the names of a kind, as tables. */
export async function listingText(kind: ListedKind): Promise<string> {
  return lsTables(taskListing(await buildTaskIndex([meraLibrary]), kind))
}
