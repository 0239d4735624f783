import { DataError, EvalError, PrerequisiteError, UsageError } from '@eval/core'
import { createHash } from 'node:crypto'
import { distributionName } from './distribution-name.ts'
import { pythonVersion } from './environment-marker.ts'
import type { PackageFile, PackageSource } from './package-source.ts'
import type { PackageTree } from './package-tree.ts'
import { compareVersions, type PackageVersion, parseVersion } from './package-version.ts'
import { unpackPackage } from './unpack-package.ts'
import { meets, parseSpecifiers, type VersionSpecifier } from './version-specifier.ts'

/** A version of a package, unpacked. */
export interface Release {
  readonly name: string
  readonly version: PackageVersion
  /** Of the file that it was taken from. */
  readonly sha256: string
  readonly tree: PackageTree
}

/** Which releases will do, and who says so. */
export interface ReleaseConditions {
  readonly required: readonly VersionSpecifier[]
  /** Met if that is possible. */
  readonly preferred: readonly VersionSpecifier[]
  /** For messages: `sympy>=1.12 (wanted by math-verify)`. */
  readonly wantedBy: string
}

interface Candidate {
  readonly version: PackageVersion
  readonly files: readonly PackageFile[]
}

/** The package cannot be had without a Python of its own. */
export class NativePackageError extends PrerequisiteError {}
/** There is no such package. */
export class UnknownPackageError extends UsageError {}

/**
 * The newest release that meets the conditions and runs in Pyodide's Python.
 * @throws UnknownPackageError, NativePackageError, UsageError if no version meets the conditions.
 * @throws DataError for a file that is not what its index promises, NetworkError.
 */
export async function chooseRelease(
  name: string,
  { required, preferred, wantedBy }: ReleaseConditions,
  source: PackageSource,
): Promise<Release> {
  const all = candidatesOf(await source.files(name))
  if (all.length === 0) throw new UnknownPackageError(`${source.name} has no package ${name} (${wantedBy}).`)
  const allowed = all.filter(({ version }) => meets(version, required))
  const best = allowed.filter(({ version }) => meets(version, preferred))
  for (const candidate of best.length > 0 ? best : allowed) {
    const release = await released(name, candidate)
    if (release !== undefined) return release
  }
  const known = all.slice(0, 5).map(({ version }) => version.text)
  throw new UsageError(
    `${source.name} has no ${name} that fits: ${wantedBy}. For Python ${pythonVersion} it has, among others: ${known.join(', ') || 'none'}.`,
  )
}

/** Newest first. */
function candidatesOf(files: readonly PackageFile[]): readonly Candidate[] {
  const byVersion = new Map<string, { version: PackageVersion; files: PackageFile[] }>()
  for (const file of files) {
    const version = parseVersion(distributionName(file.name)?.version ?? '')
    if (version === undefined || file.yanked || !runsHere(file.requiresPython)) continue
    const key = `${version.epoch}!${version.release.join('.')} ${version.suffix.join(' ')}`
    const known = byVersion.get(key)
    if (known === undefined) byVersion.set(key, { version, files: [file] })
    else known.files.push(file)
  }
  return [...byVersion.values()].sort((a, b) => compareVersions(b.version, a.version))
}

function runsHere(requiresPython: string | undefined): boolean {
  const specifiers = parseSpecifiers(requiresPython ?? '')
  const here = parseVersion(pythonVersion)
  return specifiers === undefined || here === undefined || meets(here, specifiers)
}

/** Undefined where its metadata asks for another Python. */
async function released(name: string, { version, files }: Candidate): Promise<Release | undefined> {
  const kinds = files.map((file) => ({ file, known: distributionName(file.name) }))
  const wheel = kinds.find(({ known }) => known?.kind === 'wheel' && known.fits)
  const hasNative = kinds.some(({ known }) => known?.native)
  const chosen = wheel ?? (hasNative ? undefined : kinds.find(({ known }) => known?.kind === 'sdist'))
  if (chosen === undefined) {
    if (hasNative) throw native(name, version, 'has no wheel of pure Python')
    return undefined
  }
  const { file } = chosen
  const bytes = await file.read()
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  if (file.sha256 !== undefined && file.sha256.toLowerCase() !== sha256)
    throw new DataError(
      `${file.name} has the SHA-256 ${sha256}; its index promises ${file.sha256}. It was not unpacked. Download it again.`,
    )
  const tree = unpacked(name, version, file, bytes)
  return runsHere(tree.metadata.requiresPython) ? { name, version, sha256, tree } : undefined
}

function unpacked(name: string, version: PackageVersion, file: PackageFile, bytes: Uint8Array): PackageTree {
  try {
    return unpackPackage(file.name, bytes)
  } catch (error) {
    if (error instanceof PrerequisiteError && error instanceof EvalError)
      throw native(name, version, `is not pure Python: ${error.message}`)
    throw error
  }
}

const native = (name: string, version: PackageVersion, why: string): NativePackageError =>
  new NativePackageError(`the package ${name} ${version.text} ${why}`)
