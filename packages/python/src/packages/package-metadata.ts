import { type Requirement, parseRequirement } from './requirement.ts'

/** What a package says of itself. */
export interface PackageMetadata {
  readonly name: string
  readonly version: string
  /** Versions of Python that it runs in; absent: any. */
  readonly requiresPython?: string
  readonly requirements: readonly Requirement[]
}

/** Reads `METADATA` of a wheel, or `PKG-INFO` of a source archive. */
export function parseMetadata(text: string): PackageMetadata {
  const [head = ''] = text.split(/\r?\n\r?\n/)
  const fields = head.split(/\r?\n(?![ \t])/).map((line) => line.split(/:\s*(.*)/s))
  const all = (key: string): readonly string[] =>
    fields
      .filter(([name]) => name?.toLowerCase() === key)
      .map(([, value = '']) => value.replaceAll(/\s+/g, ' ').trim())
  const [requiresPython] = all('requires-python')
  return {
    name: all('name')[0] ?? '',
    version: all('version')[0] ?? '',
    ...(requiresPython === undefined ? {} : { requiresPython }),
    requirements: all('requires-dist').flatMap((line) => parseRequirement(line) ?? []),
  }
}

/** Reads `requires.txt` of a source archive: requirements, those of optional parts and conditions under headlines. */
export function parseRequiresText(text: string): readonly Requirement[] {
  let condition = ''
  return text.split(/\r?\n/).flatMap((line) => {
    const headline = /^\[([^\]:]*)(?::(.*))?\]$/.exec(line.trim())
    if (headline !== null) {
      const [, part = '', marker = ''] = headline
      const isPart = part === '' ? '' : `extra == "${part}"`
      condition = [isPart, marker && `(${marker})`].filter((each) => each !== '').join(' and ')
      return []
    }
    if (line.trim() === '') return []
    return parseRequirement(condition === '' ? line : `${line}; ${condition}`) ?? []
  })
}
