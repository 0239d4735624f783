import type { PublicPackage } from './public-packages.ts'

/** A package and the tarball that would be published. */
export interface PackedPackage extends PublicPackage {
  readonly name: string
  /** Absolute path of the `.tgz`. */
  readonly tarball: string
  /** Absolute path of its unpacked contents. */
  readonly contents: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** Every public package, packed once for all tests. */
    readonly packed: readonly PackedPackage[]
    /** Folder for what the tests make; removed at the end. */
    readonly workFolder: string
  }
}

/** The named packages and all of ours that they depend on, however indirectly. */
export function withDependencies(
  names: readonly string[],
  packed: readonly PackedPackage[],
): readonly PackedPackage[] {
  const found = new Map<string, PackedPackage>()
  const visit = (name: string): void => {
    const item = packed.find((other) => other.name === name)
    if (item === undefined || found.has(name)) return
    found.set(name, item)
    Object.keys(item.manifest.dependencies ?? {}).forEach(visit)
  }
  names.forEach(visit)
  return [...found.values()]
}
