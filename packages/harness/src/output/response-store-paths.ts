import { statSync } from 'node:fs'
import path from 'node:path'
import type { RunConfiguration } from '../options/run-configuration.ts'
import { fallbackFolder } from './fallback-folder.ts'
import { outputFolder } from './output-folder.ts'

/** Files of the store of answers. */
export interface ResponseStorePaths {
  readonly path: string
  readonly fallbackPath: string
}

const name = 'responses.sqlite'

/**
 * The store a run uses: `--use_cache PATH`, else `.lmeval/responses.sqlite` in the output folder; none without both.
 */
export function responseStorePaths(
  run: Pick<RunConfiguration, 'useCache' | 'outputPath'>,
  environment: NodeJS.ProcessEnv,
): ResponseStorePaths | undefined {
  if (run.useCache !== null) {
    const file = sharedFile(run.useCache)
    return { path: file, fallbackPath: path.join(fallbackFolder(file, environment), name) }
  }
  if (run.outputPath === null) return undefined
  const folder = outputFolder(run.outputPath)
  const inFolder = (base: string): string => path.join(base, '.lmeval', name)
  return { path: inFolder(folder), fallbackPath: inFolder(fallbackFolder(folder, environment)) }
}

function sharedFile(given: string): string {
  return statSync(given, { throwIfNoEntry: false })?.isDirectory() ? path.join(given, name) : given
}
