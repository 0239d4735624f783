import { globSync } from 'node:fs'
import path from 'node:path'
import { readRepositoryFile, repositoryRoot } from '../support/repository.ts'

/** The parts of a `package.json` that these tests look at. */
export interface Manifest {
  readonly name: string
  readonly version: string
  readonly private?: boolean
  readonly bin?: Readonly<Record<string, string>>
  readonly exports: Readonly<Record<string, unknown>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly scripts?: Readonly<Record<string, string>>
  readonly publishConfig?: { readonly access?: string }
}

/** A package that is published. */
export interface PublicPackage {
  /** From the repository's root. */
  readonly folder: string
  /** As it is in the repository; the published one differs by `publishConfig`. */
  readonly manifest: Manifest
}

/** All packages of the workspace that are published, by name. */
export function publicPackages(): PublicPackage[] {
  return globSync(['packages/*/package.json', 'apps/*/package.json', 'tasks/package.json'], {
    cwd: repositoryRoot,
  })
    .map(readPackage)
    .filter(({ manifest }) => manifest.private !== true)
    .sort((a, b) => (a.manifest.name < b.manifest.name ? -1 : 1))
}

function readPackage(file: string): PublicPackage {
  const manifest: Manifest = JSON.parse(readRepositoryFile(file))
  return { folder: path.dirname(file), manifest }
}

/** What a program imports the package and its sub-paths by. */
export function specifiersOf({ name, exports }: Manifest): string[] {
  return Object.keys(exports)
    .filter((subPath) => !subPath.endsWith('.json'))
    .map((subPath) => name + subPath.slice(1))
}
