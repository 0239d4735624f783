import { compareVersions, parseVersion } from './package-version.ts'
import { meets, parseSpecifiers } from './version-specifier.ts'

/** What the conditions of requirements are about, for the Python that helpers run in: Pyodide 0.27. */
const environment: Readonly<Record<string, string>> = {
  os_name: 'posix',
  sys_platform: 'emscripten',
  platform_machine: 'wasm32',
  platform_python_implementation: 'CPython',
  platform_release: '3.1.58',
  platform_system: 'Emscripten',
  platform_version: '#1',
  python_version: '3.12',
  python_full_version: '3.12.7',
  implementation_name: 'cpython',
  implementation_version: '3.12.7',
}

/** The version that `Requires-Python` of a package is compared with. */
export const pythonVersion = '3.12.7'

/**
 * Whether a condition of a requirement (`python_version < "3.8" and extra == "math"`) holds here.
 *
 * @param extras - Optional parts of the package that are wanted.
 * @returns true for a condition that cannot be read: one package more does no harm.
 * @source https://packaging.python.org/en/latest/specifications/dependency-specifiers/
 */
export function markerHolds(marker: string, extras: readonly string[]): boolean {
  const tokens = [...marker.matchAll(/"[^"]*"|'[^']*'|[()]|[<>=!~]+|[\w.]+/g)].map(([token]) => token)
  const wanted = extras.length === 0 ? [''] : extras
  return wanted.some((extra) => new MarkerReader(tokens, extra).read())
}

class MarkerReader {
  readonly #tokens: readonly string[]
  readonly #extra: string
  #at = 0

  constructor(tokens: readonly string[], extra: string) {
    this.#tokens = tokens
    this.#extra = extra
  }

  read(): boolean {
    const held = this.#either()
    return this.#at < this.#tokens.length ? true : held
  }

  #either(): boolean {
    let held = this.#both()
    while (this.#take('or')) held = this.#both() || held
    return held
  }

  #both(): boolean {
    let held = this.#one()
    while (this.#take('and')) held = this.#one() && held
    return held
  }

  #one(): boolean {
    if (this.#take('(')) {
      const held = this.#either()
      this.#take(')')
      return held
    }
    const left = this.#next()
    const operator = this.#take('not') ? `not ${this.#next()}` : this.#next()
    return compare(this.#value(left), operator, this.#value(this.#next()))
  }

  #value(token: string): string {
    if (/^["']/.test(token)) return token.slice(1, -1)
    return token === 'extra' ? this.#extra : (environment[token] ?? '')
  }

  #take(token: string): boolean {
    if (this.#tokens[this.#at] !== token) return false
    this.#at += 1
    return true
  }

  #next(): string {
    this.#at += 1
    return this.#tokens[this.#at - 1] ?? ''
  }
}

const normal = (text: string): string => text.toLowerCase().replaceAll(/[-_.]+/g, '-')

function compare(left: string, operator: string, right: string): boolean {
  if (operator === 'in') return right.includes(left)
  if (operator === 'not in') return !right.includes(left)
  const version = parseVersion(left)
  const specifiers = parseSpecifiers(`${operator}${right}`)
  if (version !== undefined && specifiers?.length === 1) return meets(version, specifiers)
  const reversed = parseVersion(right)
  if (version !== undefined && reversed !== undefined) return compareVersions(version, reversed) === 0
  return operator === '!=' ? normal(left) !== normal(right) : normal(left) === normal(right)
}
