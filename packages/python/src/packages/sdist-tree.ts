import { DataError, PrerequisiteError } from '@eval/core'
import { distributionName } from './distribution-name.ts'
import { type PackageMetadata, parseMetadata, parseRequiresText } from './package-metadata.ts'
import type { PackageTree } from './package-tree.ts'
import { normalName } from './requirement.ts'

type Files = ReadonlyMap<string, Uint8Array>

const NATIVE_SOURCE = /(?:\.(?:c|cc|cpp|cxx|pyx|pxd|rs|f|f90|cu)|(?:^|\/)Cargo\.toml)$/

/**
 * The Python of a source archive, found without executing its `setup.py`: what `top_level.txt` names, else the folder or
 * module named like the package, beside `setup.py` or in `src`.
 * @throws PrerequisiteError for a package with native code; DataError if its Python cannot be told.
 */
export function sdistTree(name: string, all: Files): PackageTree {
  const files = belowTop(name, all)
  const metadata = metadataOf(name, files)
  const { base, names } = importedNames(name, metadata.name, files)
  const isInstalled = (file: string): boolean =>
    names.some((each) => file.startsWith(`${base}${each}/`) || file === `${base}${each}.py`)
  const installed = [...files].filter(([file]) => isInstalled(file))
  const native = installed.find(([file]) => NATIVE_SOURCE.test(file))?.[0]
  if (native !== undefined)
    throw new PrerequisiteError(`${name} holds native code (${native}), which must be compiled for a Python`)
  const folder = `${metadata.name.replaceAll(/[-_.]+/g, '_')}-${metadata.version}.dist-info`
  const facts = [[`${folder}/METADATA`, files.get('PKG-INFO') ?? new Uint8Array()]] as const
  const moved = installed.map(([file, contents]) => [file.slice(base.length), contents] as const)
  return { metadata, files: new Map([...moved, ...facts]) }
}

/** Everything lies in one folder. */
function belowTop(name: string, all: Files): Files {
  const [first = ''] = all.keys()
  const top = `${first.split('/')[0] ?? ''}/`
  const files = new Map<string, Uint8Array>()
  for (const [file, contents] of all) if (file.startsWith(top)) files.set(file.slice(top.length), contents)
  if (files.has('PKG-INFO')) return files
  throw new DataError(`${name} is no source archive of a Python package: it has no PKG-INFO.`)
}

function metadataOf(name: string, files: Files): PackageMetadata {
  const stated = parseMetadata(decoded(files.get('PKG-INFO')))
  const [, requires] = [...files].find(([file]) => file.endsWith('.egg-info/requires.txt')) ?? []
  const known = distributionName(name)
  return {
    ...stated,
    name: stated.name || (known?.name ?? ''),
    version: stated.version || (known?.version ?? ''),
    requirements:
      stated.requirements.length > 0 || requires === undefined
        ? stated.requirements
        : parseRequiresText(decoded(requires)),
  }
}

interface ImportedNames {
  /** Folder in the archive, with a slash at its end unless it is the top. */
  readonly base: string
  readonly names: readonly string[]
}

function importedNames(archive: string, name: string, files: Files): ImportedNames {
  const [list, listed] =
    [...files].find(([file]) => /^(?:[^/]+\/)?[^/]+\.egg-info\/top_level\.txt$/.test(file)) ?? []
  const names = decoded(listed)
    .split(/\s+/)
    .filter((each) => each !== '')
  for (const base of list === undefined
    ? []
    : [list.replace(/[^/]+\.egg-info\/top_level\.txt$/, ''), '', 'src/', 'lib/'])
    if (names.length > 0 && names.every((each) => hasModule(files, base, each))) return { base, names }
  for (const base of ['', 'src/', 'lib/']) {
    const found = modulesBelow(files, base).filter((each) => normalName(each) === normalName(name))
    if (found.length > 0) return { base, names: found }
  }
  throw new DataError(
    `${archive}: which of its files are the package is known to its setup.py only, and that is not executed. A wheel of it (made by \`pip wheel ${name}\`) in a folder that is named will do.`,
  )
}

function hasModule(files: Files, base: string, name: string): boolean {
  return (
    files.has(`${base}${name}.py`) || [...files.keys()].some((file) => file.startsWith(`${base}${name}/`))
  )
}

function modulesBelow(files: Files, base: string): readonly string[] {
  const names = [...files.keys()].flatMap((file) => {
    if (!file.startsWith(base)) return []
    return /^(\w+)(?:\/__init__)?\.py$/.exec(file.slice(base.length))?.[1] ?? []
  })
  return [...new Set(names)]
}

function decoded(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes ?? new Uint8Array())
}
