import type { PackageMetadata } from './package-metadata.ts'

/** A package as it lies in a folder from which it is imported. */
export interface PackageTree {
  readonly metadata: PackageMetadata
  /** Path below the folder → contents; with the metadata that `importlib.metadata` reads. */
  readonly files: ReadonlyMap<string, Uint8Array>
}
