import path from 'node:path'
import {
  type ProgressSink,
  PrerequisiteError,
  type PythonHost,
  type PythonReference,
  type PythonServices,
} from '@eval/core'
import type { Interpreter } from '@eval/python/cpython'
import type { PackageSource, PreparedPackages } from '@eval/python/packages'
import { lmEvalVersions } from './lm-eval-versions.ts'
import { installAdvice, packageAdvice } from './package-advice.ts'
import type { PythonChoices } from './python-choices.ts'

/** Where packages come from, and where they are kept. */
export interface PackageStore {
  readonly index: PackageSource
  readonly folder: string
}

export interface TaskPythonOptions {
  readonly choices: PythonChoices
  /** Task libraries: all that functions may read of the machine, in the sandbox. */
  readonly roots: readonly string[]
  readonly seeds?: { readonly python: number; readonly numpy: number }
  /** Keeps what Python starts from. */
  readonly cacheFolder: string
  /** Absent: packages come from folders only. */
  readonly packages?: PackageStore
  readonly services?: PythonServices
  /** Hears what functions print. */
  readonly onPrint?: (text: string) => void
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly progress: ProgressSink
  readonly signal: AbortSignal
}

/** The Python of task functions as a user has chosen it, opened when the first function needs it. */
export interface TaskPython extends AsyncDisposable {
  /**
   * Looks at the interpreter and gets the packages that were chosen, if any were.
   * @throws UsageError, PrerequisiteError, DataError or NetworkError, as `preparePackages` and `findInterpreter` do.
   */
  prepare(): Promise<void>
  /** The same one every time. */
  open(): Promise<PythonHost>
  /** The host, if a function was run. */
  opened(): Promise<PythonHost> | undefined
}

interface Chosen {
  readonly packages: readonly string[]
  readonly interpreter: Interpreter | undefined
}

export function taskPython(options: TaskPythonOptions): TaskPython {
  let chosen: Promise<Chosen> | undefined
  let host: Promise<PythonHost> | undefined
  const prepare = (): Promise<Chosen> => (chosen ??= choose(options))
  return {
    prepare: async () => void (await prepare()),
    open: () => (host ??= prepare().then((found) => openHost(options, found))),
    opened: () => host,
    [Symbol.asyncDispose]: async () => (await host?.catch(() => undefined))?.[Symbol.asyncDispose](),
  }
}

async function choose(options: TaskPythonOptions): Promise<Chosen> {
  const { python } = options.choices
  const interpreter =
    python === null ? undefined : await (await import('@eval/python/cpython')).findInterpreter(python)
  const prepared = await preparedPackages(options)
  if (prepared !== undefined) tellOf(prepared, options.progress)
  return { packages: prepared?.folders ?? [], interpreter }
}

async function preparedPackages(options: TaskPythonOptions): Promise<PreparedPackages | undefined> {
  const { choices, packages: store, cacheFolder } = options
  const { allowPackages, packagesFolder } = choices
  if (allowPackages.length === 0 && packagesFolder === null) return undefined
  const { folderSource, preparePackages } = await import('@eval/python/packages')
  const local = packagesFolder === null ? undefined : folderSource(packagesFolder)
  const source = local ?? store?.index
  if (source === undefined)
    throw new PrerequisiteError('this program knows no index of packages. Name a folder: --packages_dir DIR')
  const all = local?.packages ?? []
  return await preparePackages({
    packages: allowPackages.length === 0 ? all : allowPackages,
    source,
    folder: store?.folder ?? path.join(cacheFolder, 'packages'),
    preferred: lmEvalVersions,
  })
}

function tellOf({ packages, leftOut }: PreparedPackages, progress: ProgressSink): void {
  const names = packages.map(({ name, version }) => `${name} ${version}`)
  progress.warning(`Functions of tasks may import: ${names.join(', ')}.`)
  for (const { name, neededBy, reason } of leftOut)
    progress.warning(`${neededBy} needs ${name}, which is left out: ${reason}.`)
}

/** Loaded when it is needed: a run without Python functions starts without it. */
async function openHost(options: TaskPythonOptions, { packages, interpreter }: Chosen): Promise<PythonHost> {
  const { choices, roots, seeds, cacheFolder, services, signal, environment, progress, onPrint } = options
  const { openPythonHost } = await import('@eval/python/host')
  const shared = {
    roots,
    signal,
    ...(seeds === undefined ? {} : { seeds }),
    ...(onPrint === undefined ? {} : { onPrint }),
  }
  const first = await openPythonHost({
    ...shared,
    packages,
    cacheFolder,
    ...(options.packages === undefined ? {} : { advice: packageAdvice(choices) }),
    ...(services === undefined ? {} : { services }),
  })
  if (interpreter === undefined) return first
  const { fallbackHost, openCPythonHost } = await import('@eval/python/cpython')
  const advice = installAdvice(interpreter.path)
  const said = new Set<string>()
  return fallbackHost({
    first,
    second: () => openCPythonHost({ ...shared, python: interpreter.path, environment, advice }),
    onSecond: (reference) => {
      const line = ranOutside(reference, interpreter)
      if (!said.has(line)) progress.warning(line)
      said.add(line)
    },
  })
}

function ranOutside({ folder, module, name }: PythonReference, { path: file, version }: Interpreter): string {
  return `${module}.${name} of ${folder} runs in ${file} (Python ${version}), which is not sandboxed.`
}
