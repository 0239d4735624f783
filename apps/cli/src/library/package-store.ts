import path from 'node:path'
import type { PackageStore } from '@eval/harness'
import { indexSource } from './index-source.ts'
import { toolFolders } from './tool-folders.ts'
import type { IndexAccess } from './wheel-from-index.ts'

/** Packages for functions of tasks: from PyPI, or the index that PIP_INDEX_URL names, kept in the tool's own folder. */
export function packageStore(access: IndexAccess): PackageStore {
  const { cache } = toolFolders(access.environment)
  return { index: indexSource(access), folder: path.join(cache, 'packages') }
}
