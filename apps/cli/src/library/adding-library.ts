import { printNotes } from '@eval/harness/command-line'
import { UnknownTaskError } from '@eval/tasks'
import { addLibrary } from './add-library.ts'
import { addedLibraries } from './added-libraries.ts'
import { REFERENCE_VERSION } from './library-source.ts'
import { toolFolders } from './tool-folders.ts'

/** What was agreed to beforehand. */
export interface AddingLibrary {
  /** `--yes`: add lm_eval's tasks if that may help. */
  readonly yes: boolean
  readonly signal: AbortSignal
}

/**
 * Does something with tasks. Where it names tasks that nobody knows, no library was added, and `--yes` was said, lm_eval's
 * library is added and the same is tried again.
 * @throws UnknownTaskError where that is not so, or did not help; what `attempt` and `addLibrary` throw.
 */
export async function addingLibrary<T>(
  { yes, signal }: AddingLibrary,
  attempt: () => Promise<T>,
): Promise<T> {
  const environment = process.env
  try {
    return await attempt()
  } catch (error) {
    if (!yes || !(error instanceof UnknownTaskError)) throw error
    if ((await addedLibraries(toolFolders(environment))).length > 0) throw error
    const source = `lm-eval@${REFERENCE_VERSION}`
    printNotes([`${what(error)} --yes: lmeval tasks add ${source} …`])
    printNotes([await addLibrary(source, { environment, signal })])
    return await attempt()
  }
}

function what({ names }: UnknownTaskError): string {
  return names.length === 0 ? 'No library of tasks was added.' : `Tasks not found: ${names.join(', ')}.`
}
