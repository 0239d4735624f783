import { parseSpecifiers, type VersionSpecifier } from './version-specifier.ts'

/** What is asked of a package: `nltk[all]>=3.9; python_version >= "3.8"`. */
export interface Requirement {
  /** Normalised: lower case, hyphens. */
  readonly name: string
  /** Normalised names of optional parts. */
  readonly extras: readonly string[]
  readonly specifiers: readonly VersionSpecifier[]
  /** The condition after the semicolon, as it was written. */
  readonly marker?: string
}

const FORM =
  /^([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[([^\]]*)\])?\s*(?:\(([^)]*)\)|([^;@]*))\s*(?:;\s*(.*))?$/s

/** `Rouge_Score` → `rouge-score`. */
export function normalName(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]+/g, '-')
}

/** Undefined for text that is no requirement, or one by address (`name @ https://…`). */
export function parseRequirement(text: string): Requirement | undefined {
  const match = FORM.exec(text.trim())
  if (match === null) return undefined
  const [, name = '', extras = '', bracketed, plain = '', marker] = match
  const specifiers = parseSpecifiers(bracketed ?? plain)
  if (specifiers === undefined) return undefined
  const parts = extras
    .split(',')
    .map((part) => normalName(part.trim()))
    .filter((part) => part !== '')
  const needed = { name: normalName(name), extras: parts, specifiers }
  return marker === undefined ? needed : { ...needed, marker: marker.trim() }
}

/** As a user would write it. */
export function requirementText({ name, extras, specifiers }: Requirement): string {
  const parts = extras.length === 0 ? '' : `[${extras.join(',')}]`
  return `${name}${parts}${specifiers.map(({ operator, version }) => `${operator}${version}`).join(',')}`
}
