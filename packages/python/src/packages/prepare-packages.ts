import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { OutputError, UsageError } from '@eval/core'
import type { Release } from './choose-release.ts'
import type { PackageSource } from './package-source.ts'
import { providedPackages } from './provided-packages.ts'
import { parseRequirement, type Requirement } from './requirement.ts'
import { type LeftOutPackage, resolvePackages } from './resolve-packages.ts'

/** What {@link preparePackages} is asked for. */
export interface PreparePackagesOptions {
  /** As in `pip install`: `nltk`, `sympy>=1.12`. */
  readonly packages: readonly string[]
  readonly source: PackageSource
  /** Where packages are kept between runs. */
  readonly folder: string
  /** Versions to take where several would do: normalised name → specifiers. */
  readonly preferred?: Readonly<Record<string, string>>
}

/** Packages that helpers may import. */
export interface PreparedPackages {
  /** One for each, to be searched for modules. */
  readonly folders: readonly string[]
  readonly packages: readonly { readonly name: string; readonly version: string }[]
  /** Dependencies that cannot be loaded: what needs them fails when it is used. */
  readonly leftOut: readonly LeftOutPackage[]
}

/**
 * Gets packages of pure Python and their dependencies, checks their digests and unpacks them into a folder. What was there is
 * used again without asking the source.
 *
 * @throws UsageError for packages that do not exist or do not fit together; PrerequisiteError for one with native code.
 * @throws DataError for a file that is not what its index promises; NetworkError; OutputError.
 */
export async function preparePackages(options: PreparePackagesOptions): Promise<PreparedPackages> {
  const wanted = options.packages.map(requirementOf)
  const facts = [options.packages.toSorted(), options.source.identity, options.preferred ?? {}]
  const digest = createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 16)
  const list = path.join(options.folder, `resolved-${digest}.json`)
  const known = await readList(list, options.folder)
  if (known !== undefined) return known
  const { releases, leftOut } = await resolvePackages(wanted, options.source, {
    provided: providedPackages,
    preferred: options.preferred ?? {},
  })
  const names: string[] = []
  for (const release of releases) names.push(await unpackInto(options.folder, release))
  const packages = releases.map(({ name, version }) => ({ name, version: version.text }))
  await written(options.folder, () =>
    writeFile(list, JSON.stringify({ format: 1, names, packages, leftOut })),
  )
  return { folders: names.map((name) => path.join(options.folder, name)), packages, leftOut }
}

function requirementOf(text: string): Requirement {
  const requirement = parseRequirement(text)
  if (requirement !== undefined) return requirement
  throw new UsageError(
    `"${text}" names no package. Write a name, or a name with versions: nltk, sympy>=1.12.`,
  )
}

/** Undefined unless everything on it is there. */
async function readList(file: string, folder: string): Promise<PreparedPackages | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  try {
    const { names, packages, leftOut }: { names: string[] } & Omit<PreparedPackages, 'folders'> =
      JSON.parse(text)
    const folders = names.map((name) => path.join(folder, name))
    return folders.every((each) => existsSync(each)) ? { folders, packages, leftOut } : undefined
  } catch {
    return undefined
  }
}

/** Whole or not at all. Returns the folder's name. */
async function unpackInto(folder: string, { name, version, sha256, tree }: Release): Promise<string> {
  const target = `${name}-${version.text}-${sha256.slice(0, 12)}`
  const place = path.join(folder, target)
  if (existsSync(place)) return target
  const unfinished = `${place}.${process.pid}.part`
  await written(folder, async () => {
    await rm(unfinished, { recursive: true, force: true })
    for (const each of new Set([...tree.files.keys()].map((file) => path.dirname(file))))
      await mkdir(path.join(unfinished, each), { recursive: true })
    for (const [file, contents] of tree.files) await writeFile(path.join(unfinished, file), contents)
    await rename(unfinished, place).catch((error: unknown) => {
      // Another run may have been faster.
      if (!existsSync(place)) throw error
    })
    await rm(unfinished, { recursive: true, force: true })
  })
  return target
}

async function written(folder: string, write: () => Promise<void>): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
    await write()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new OutputError(
      `packages cannot be kept in ${folder}: ${reason}. LMEVAL_HOME names another place.`,
      {
        cause: error,
      },
    )
  }
}
