import { rmSync } from 'node:fs'
import { type Backend, OutputError, UsageError } from '@eval/core'
import type { RunConfiguration } from '../options/run-configuration.ts'
import { responseStorePaths } from '../output/response-store-paths.ts'
import type { EvaluationContext } from './evaluation-context.ts'

/** A backend that remembers, and the counts of what it remembered. */
export interface RememberingBackend extends AsyncDisposable {
  readonly backend: Backend
  /** Closes the store when all is answered: what cannot be stored then is a warning, for the answers are at hand. */
  close(): Promise<void>
  /** Answers from the store, and requests asked, so far. */
  readonly stats: { readonly hits: number; readonly asked: number }
  /** File of the store; absent where nothing is remembered. */
  readonly path?: string
}

/**
 * Puts the run's store of answers in front of a backend, where the run has one and the backend's answers may be kept.
 *
 * @throws UsageError if the store's file is damaged or another program's.
 */
export async function rememberAnswers(
  backend: Backend,
  run: RunConfiguration,
  context: EvaluationContext,
): Promise<RememberingBackend> {
  const paths = responseStorePaths(run, context.environment)
  if (paths === undefined || backend.capabilities.cacheable === false) {
    const nothing = async (): Promise<void> => {}
    return { backend, stats: { hits: 0, asked: 0 }, close: nothing, [Symbol.asyncDispose]: nothing }
  }
  if (run.fresh) forget(paths)
  const { openResponseStore, withResponseCache } = await import('@eval/cache')
  const onWarning = (message: string): void => context.progress.warning(message)
  const store = orBeginAnew(run, () => openResponseStore({ ...paths, onWarning }))
  const remember = withResponseCache(store)
  return {
    backend: remember(backend),
    stats: remember.stats,
    path: paths.path,
    close: async () => {
      try {
        await store[Symbol.asyncDispose]()
      } catch (error) {
        if (!(error instanceof OutputError)) throw error
        context.progress.warning(error.message)
      }
    },
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  }
}

/** A damaged store of the output folder was not named by the user: say how to do without it. */
function orBeginAnew<T>({ useCache }: RunConfiguration, open: () => T): T {
  try {
    return open()
  } catch (error) {
    if (!(error instanceof UsageError) || useCache !== null) throw error
    throw new UsageError(`${error.message} --fresh begins a new one.`, { cause: error })
  }
}

function forget(paths: { readonly path: string; readonly fallbackPath: string }): void {
  for (const file of [paths.path, paths.fallbackPath]) {
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true })
  }
}
