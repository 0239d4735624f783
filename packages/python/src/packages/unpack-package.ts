import { PrerequisiteError } from '@eval/core'
import { archiveFiles } from './archive-files.ts'
import { distributionName } from './distribution-name.ts'
import type { PackageTree } from './package-tree.ts'
import { sdistTree } from './sdist-tree.ts'
import { wheelTree } from './wheel-tree.ts'

const NATIVE = /\.(?:so|pyd|dll|dylib|a)(?:\.\d+)*$/

/**
 * What a wheel or source archive installs. No code of it is executed: of a source archive, the Python beside its `setup.py`
 * is taken as it is.
 * @throws PrerequisiteError for a package with native code.
 * @throws DataError for an archive that is not what it should be.
 */
export function unpackPackage(name: string, bytes: Uint8Array): PackageTree {
  const files = archiveFiles(name, bytes)
  const tree = distributionName(name)?.kind === 'wheel' ? wheelTree(name, files) : sdistTree(name, files)
  const native = [...tree.files.keys()].find((file) => NATIVE.test(file))
  if (native === undefined) return tree
  throw new PrerequisiteError(`${name} holds native code (${native}), which cannot be loaded without Python`)
}
