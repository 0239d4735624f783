import { statSync } from 'node:fs'
import path from 'node:path'
import type { RunConfiguration } from '../options/run-configuration.ts'
import { fallbackFolder } from './fallback-folder.ts'

/** Files of the store of answers. */
export interface ResponseStorePaths {
  readonly path: string
  readonly fallbackPath: string
}

/**
 * The store a run uses: `--use_cache PATH`, else `.lmeval/responses.sqlite` in the output folder; none without both.
 */
export function responseStorePaths(
  run: Pick<RunConfiguration, 'useCache' | 'outputPath'>,
  environment: NodeJS.ProcessEnv,
): ResponseStorePaths | undefined {
  const file = run.useCache === null ? inOutputFolder(run.outputPath) : inSharedPlace(run.useCache)
  if (file === undefined) return undefined
  return { path: file, fallbackPath: path.join(fallbackFolder(file, environment), 'responses.sqlite') }
}

function inOutputFolder(outputPath: string | null): string | undefined {
  if (outputPath === null) return undefined
  const folder = path.extname(outputPath) === '.json' ? path.dirname(outputPath) : outputPath
  return path.join(folder, '.lmeval', 'responses.sqlite')
}

function inSharedPlace(given: string): string {
  return statSync(given, { throwIfNoEntry: false })?.isDirectory()
    ? path.join(given, 'responses.sqlite')
    : given
}
