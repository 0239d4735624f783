import { compareVersions, type PackageVersion, parseVersion } from './package-version.ts'

/** One condition on versions: `>=1.2`. */
export interface VersionSpecifier {
  readonly operator: '==' | '!=' | '<=' | '>=' | '<' | '>' | '~=' | '==='
  readonly version: string
}

const FORM = /^(===|==|!=|<=|>=|~=|<|>)\s*([^\s,;)]+)$/

/** Conditions separated by commas, as PEP 440 has them. Undefined for text that is something else. */
export function parseSpecifiers(text: string): readonly VersionSpecifier[] | undefined {
  const pieces = text
    .split(',')
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
  const found = pieces.map(parseSpecifier)
  return found.every((specifier) => specifier !== undefined) ? found : undefined
}

function parseSpecifier(text: string): VersionSpecifier | undefined {
  const [, operator, version = ''] = FORM.exec(text) ?? []
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the form allows no other
  const known = operator as VersionSpecifier['operator'] | undefined
  if (known === undefined) return undefined
  const isPrefix = /^[=!]=$/.test(known) && version.endsWith('.*')
  const plain = isPrefix ? version.slice(0, -2) : version
  return known === '===' || parseVersion(plain) !== undefined ? { operator: known, version } : undefined
}

/** Whether a version meets all conditions; a prerelease only meets those that name one. */
export function meets(version: PackageVersion, specifiers: readonly VersionSpecifier[]): boolean {
  if (version.prerelease && !specifiers.some(namesPrerelease)) return false
  return specifiers.every((specifier) => meetsOne(version, specifier))
}

const namesPrerelease = ({ version }: VersionSpecifier): boolean => parseVersion(version)?.prerelease === true

function meetsOne(version: PackageVersion, { operator, version: text }: VersionSpecifier): boolean {
  if (operator === '===') return version.text === text
  if (text.endsWith('.*')) return startsWith(version, text.slice(0, -2)) === (operator === '==')
  const wanted = parseVersion(text)
  if (wanted === undefined) return false
  return comparisons[operator](version, wanted, text)
}

type Comparison = (version: PackageVersion, wanted: PackageVersion, text: string) => boolean

const comparisons: Readonly<Record<Exclude<VersionSpecifier['operator'], '==='>, Comparison>> = {
  '==': (version, wanted) =>
    compareVersions(version, wanted) === 0 && (wanted.local === '' || wanted.local === version.local),
  '!=': (version, wanted) => compareVersions(version, wanted) !== 0,
  '<=': (version, wanted) => compareVersions(version, wanted) <= 0,
  '>=': (version, wanted) => compareVersions(version, wanted) >= 0,
  '<': (version, wanted) =>
    compareVersions(version, wanted) < 0 &&
    (!version.prerelease || wanted.prerelease || !sameRelease(version, wanted)),
  '>': (version, wanted) => compareVersions(version, wanted) > 0 && !isPostOf(version, wanted),
  '~=': (version, wanted, text) =>
    compareVersions(version, wanted) >= 0 && startsWith(version, text.split('.').slice(0, -1).join('.')),
}

const sameRelease = (a: PackageVersion, b: PackageVersion): boolean =>
  a.epoch === b.epoch && a.release.join('.') === b.release.join('.')

/** `1.0.post1` is no later version than `1.0`. */
const isPostOf = (version: PackageVersion, wanted: PackageVersion): boolean =>
  sameRelease(version, wanted) && version.suffix[2] !== -Infinity && wanted.suffix[2] === -Infinity

/** Whether the release begins with these numbers. */
function startsWith({ epoch, release }: PackageVersion, prefix: string): boolean {
  const wanted = /^(?:(\d+)!)?(\d+(?:\.\d+)*)/.exec(prefix)
  const numbers = (wanted?.[2] ?? '').split('.').map(Number)
  return Number(wanted?.[1] ?? 0) === epoch && numbers.every((number, at) => (release[at] ?? 0) === number)
}
