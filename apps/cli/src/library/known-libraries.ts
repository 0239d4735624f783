import type { TaskLibrary } from '@eval/core'
import { commonLibrary, meraLibrary } from '@eval/task-library'
import { addedLibraries } from './added-libraries.ts'
import { REFERENCE_VERSION } from './library-source.ts'
import { toolFolders } from './tool-folders.ts'

/** The task libraries of this machine, and what a search in them needs. */
export interface KnownLibraries {
  /** Those that come with `lmeval`, then those that were added. */
  readonly libraries: readonly TaskLibrary[]
  /** Folder that keeps their names between starts. */
  readonly cacheFolder: string
  /** How to get a task that is not known. */
  readonly hint: string
}

export async function knownLibraries(environment: NodeJS.ProcessEnv): Promise<KnownLibraries> {
  const folders = toolFolders(environment)
  const added = await addedLibraries(folders)
  const list = '`lmeval ls tasks` lists all names'
  return {
    libraries: [commonLibrary, meraLibrary, ...added],
    cacheFolder: folders.cache,
    hint:
      added.length > 0
        ? `${list}.`
        : `${list}; \`lmeval tasks add lm-eval@${REFERENCE_VERSION}\` adds those of lm_eval (so does --yes).`,
  }
}
