import { DataError, type EvalError, type PythonReference } from '@eval/core'
import { MissingPackageError } from './missing-package-error.ts'

/** How Python says what went wrong. */
export interface PythonFailure {
  /** Class of the exception. */
  readonly type: string
  readonly message: string
  /** File and line of the helper. */
  readonly place: string | null
  /** Which entry of a batch. */
  readonly index: number | null
  /** What is imported and not there, if that is it. */
  readonly missing?: readonly string[]
  /** What of that is a module of Python's own, which no package has. */
  readonly standard?: readonly string[]
}

export const helperName = ({ folder, module, name }: PythonReference): string =>
  `the helper ${module}.${name} of ${folder}`

/** Which Python it is that a helper fails in. */
export interface HelperPlace {
  /** `here`, `in /usr/bin/python3` */
  readonly where?: string
  /** Ends the message about packages that are missing. */
  readonly advice?: ((packages: readonly string[]) => string) | undefined
}

/** The error that a user sees. */
export function helperFailure(
  reference: PythonReference,
  doing: 'load' | 'call',
  failure: PythonFailure,
  { where = 'here', advice = () => '' }: HelperPlace = {},
): EvalError {
  const { type, message, place, index, missing, standard = [] } = failure
  const helper = helperName(reference)
  if (missing !== undefined) return missingPackages(helper, { missing, standard, where, advice }, message)
  const what = doing === 'load' ? `${helper} cannot be loaded` : `${helper} failed`
  const entry = index === null ? '' : ` for entry ${index}`
  return new DataError(`${what}${entry}: ${type}: ${message}${place === null ? '' : ` (${place})`}`)
}

/** Packages of which the parts that helpers use come with this one. */
const standIns: ReadonlySet<string> = new Set([
  'datasets',
  'evaluate',
  'lm_eval',
  'numpy',
  'sklearn',
  'tqdm',
  'transformers',
])

/** What is imported under another name than it is installed by. */
const distributions: Readonly<Record<string, string>> = {
  antlr4: 'antlr4-python3-runtime',
  bs4: 'beautifulsoup4',
  PIL: 'pillow',
  yaml: 'pyyaml',
}

function missingPackages(
  helper: string,
  {
    missing,
    standard,
    where,
    advice = () => '',
  }: Required<Pick<PythonFailure, 'missing' | 'standard'> & HelperPlace>,
  message: string,
): MissingPackageError {
  const tops = [...new Set(missing.map((name) => name.split('.')[0] ?? name))]
  const absent = tops.filter((name) => !standIns.has(name))
  const [first, ...others] = absent
  const packages = absent
    .filter((name) => !standard.includes(name))
    .map((name) => distributions[name] ?? name)
  if (first === undefined)
    return new MissingPackageError(`${helper} ${lack(missing[0] ?? '', where)} (${message})${advice([])}`, [])
  const also = others.length === 0 ? '' : ` (and ${others.join(', ')})`
  return new MissingPackageError(
    `${helper} needs the Python package ${first}${also}, which is not ${where} (${message})${advice(packages)}`,
    packages,
  )
}

function lack(missing: string, where: string): string {
  if (where !== 'here') return `needs ${missing}, which is not ${where}`
  const [distribution = missing] = missing.split('.')
  return `needs ${missing}, which is not in the ${distribution} that helpers get without Python`
}
