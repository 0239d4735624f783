import { normalName } from './requirement.ts'

/** What the name of a file in an index says. */
export interface DistributionName {
  readonly kind: 'wheel' | 'sdist'
  /** Normalised. */
  readonly name: string
  readonly version: string
  /** Of a wheel: made for one kind of machine, or holding native code. */
  readonly native: boolean
  /** Of a wheel: for the Python that helpers run in. A source archive may be. */
  readonly fits: boolean
}

const WHEEL = /^([^-]+)-([^-]+)(?:-\d[^-]*)?-([^-]+)-([^-]+)-([^-]+)\.whl$/
const SDIST = /^(.+)-([^-]+)\.(?:tar\.gz|tgz|zip)$/

/** Undefined for a file that is neither a wheel nor a source archive. */
export function distributionName(file: string): DistributionName | undefined {
  const wheel = WHEEL.exec(file)
  if (wheel !== null) {
    const [, name = '', version = '', python = '', abi = '', platform = ''] = wheel
    const native = !platform.split('.').includes('any')
    const fits = !native && abi.split('.').includes('none') && python.split('.').some(fitsPython)
    return { kind: 'wheel', name: normalName(name), version, native, fits }
  }
  const [, name, version = ''] = SDIST.exec(file) ?? []
  if (name === undefined) return undefined
  return { kind: 'sdist', name: normalName(name), version, native: false, fits: true }
}

/** `py3`, `py38`, `cp312`; what needs no later Python than 3.12. */
function fitsPython(tag: string): boolean {
  if (tag === 'py3' || tag === 'cp312') return true
  const minor = /^py3(\d+)$/.exec(tag)?.[1]
  return minor !== undefined && Number(minor) <= 12
}
