import { UsageError } from '@eval/core'
import {
  chooseRelease,
  NativePackageError,
  type Release,
  type ReleaseConditions,
  UnknownPackageError,
} from './choose-release.ts'
import { markerHolds } from './environment-marker.ts'
import type { PackageSource } from './package-source.ts'
import { type Requirement, requirementText } from './requirement.ts'
import { parseSpecifiers, type VersionSpecifier } from './version-specifier.ts'

/** A package that something needs, and that cannot be loaded. */
export interface LeftOutPackage {
  readonly name: string
  readonly neededBy: string
  readonly reason: string
}

export interface ResolvedPackages {
  readonly releases: readonly Release[]
  readonly leftOut: readonly LeftOutPackage[]
}

export interface ResolvePackagesOptions {
  /** Normalised names of packages for which something comes along. */
  readonly provided: ReadonlySet<string>
  /** Versions to take where several would do: normalised name → specifiers. */
  readonly preferred: Readonly<Record<string, string>>
}

/** Who wants what. */
interface Wish {
  readonly requirement: Requirement
  /** Undefined: the user. */
  readonly by?: string
}

/** Rounds after which packages are taken to contradict each other. */
const mostRounds = 50

/**
 * Packages and what they depend on: for each the newest version that all who want it agree to.
 * @throws as {@link chooseRelease} for packages that the user names; dependencies without which there is no help are left out.
 */
export async function resolvePackages(
  wanted: readonly Requirement[],
  source: PackageSource,
  options: ResolvePackagesOptions,
): Promise<ResolvedPackages> {
  const cache = new Map<string, Promise<Release>>()
  const choose = (name: string, conditions: ReleaseConditions): Promise<Release> => {
    const key = `${name} ${JSON.stringify([conditions.required, conditions.preferred])}`
    const known = cache.get(key) ?? chooseRelease(name, conditions, source)
    cache.set(key, known)
    return known
  }
  let wishes: readonly Wish[] = wanted.map((requirement) => ({ requirement }))
  for (let round = 0; round < mostRounds; round += 1) {
    const resolved = await chooseAll(wishes, choose, options)
    const next = [...wanted.map((requirement) => ({ requirement })), ...resolved.wishes]
    if (textOf(next) === textOf(wishes)) return resolved
    wishes = next
  }
  throw new UsageError(
    `no versions of the packages ${wanted.map(requirementText).join(', ')} fit together. Name versions of your own (name==1.2), or fewer packages for a run.`,
  )
}

/** A release for every name that is wished for, and the wishes of those releases. */
async function chooseAll(
  wishes: readonly Wish[],
  choose: (name: string, conditions: ReleaseConditions) => Promise<Release>,
  { provided, preferred }: ResolvePackagesOptions,
): Promise<ResolvedPackages & { readonly wishes: readonly Wish[] }> {
  const releases: Release[] = []
  const leftOut: LeftOutPackage[] = []
  const further: Wish[] = []
  const names = new Set(
    wishes.map(({ requirement }) => requirement.name).filter((name) => !provided.has(name)),
  )
  for (const name of names) {
    const own = wishes.filter(({ requirement }) => requirement.name === name)
    try {
      const release = await choose(name, conditionsOf(own, parseSpecifiers(preferred[name] ?? '') ?? []))
      releases.push(release)
      further.push(...wishesOf(release, own))
    } catch (error) {
      const neededBy = own.map(({ by }) => by)
      const isOptional = error instanceof NativePackageError || error instanceof UnknownPackageError
      if (!isOptional || neededBy.includes(undefined)) throw error
      leftOut.push({ name, neededBy: neededBy.join(', '), reason: error.message })
    }
  }
  return { releases, leftOut, wishes: further }
}

function conditionsOf(wishes: readonly Wish[], preferred: readonly VersionSpecifier[]): ReleaseConditions {
  const said = wishes.map(({ requirement, by }) => `${requirementText(requirement)} wanted by ${by ?? 'you'}`)
  return {
    required: wishes.flatMap(({ requirement }) => requirement.specifiers),
    preferred,
    wantedBy: said.join(', '),
  }
}

function wishesOf({ name, tree }: Release, wishes: readonly Wish[]): readonly Wish[] {
  const extras = [...new Set(wishes.flatMap(({ requirement }) => requirement.extras))]
  return tree.metadata.requirements
    .filter(({ marker }) => marker === undefined || markerHolds(marker, ['', ...extras]))
    .map((requirement) => ({ requirement, by: name }))
}

const textOf = (wishes: readonly Wish[]): string =>
  wishes
    .map(({ requirement, by }) => `${by ?? ''} ${requirementText(requirement)}`)
    .sort()
    .join('\n')
