import { UsageError } from '@eval/core'
import { datasetsDirSource, type DatasetSource, localFolderSource, withPaths } from '@eval/datasets'
import type { RunConfiguration } from '../options/run-configuration.ts'
import type { RunDatasetSourceOptions } from './run-dataset-source-options.ts'

/**
 * Where a run's datasets come from: `--data`, `--datasets_dir`, else the hub (its cache first). A folder that was named is
 * the only place looked in: a missing file there is an error, never a download. (Beside `--datasets_dir` tasks may name their
 * own files, as `dataset_path: json` does.)
 */
export function runDatasetSource(
  run: Pick<RunConfiguration, 'dataFolder' | 'datasetsFolder'>,
  options: RunDatasetSourceOptions,
): DatasetSource {
  const onWarning = (message: string): void => options.progress.warning(message)
  if (run.dataFolder !== null) return localFolderSource(run.dataFolder, { onWarning })
  if (run.datasetsFolder !== null)
    return withPaths(datasetsDirSource(run.datasetsFolder), '.', run.datasetsFolder)
  refuseOtherHubs(options.environment)
  return lazySource('the Hugging Face hub', async () =>
    (await import('./hub-dataset-source.ts')).hubDatasetSource(options),
  )
}

/** EvalScope's variable: where it is set, the data of another hub is expected. */
function refuseOtherHubs({ DATASET_SOURCE: hub }: NodeJS.ProcessEnv): void {
  if (hub === undefined || hub === '' || /^hugging_?face$/i.test(hub)) return
  throw new UsageError(
    `DATASET_SOURCE=${hub}: only the Hugging Face hub is built. Unset it, name a mirror with HF_ENDPOINT, or a folder with --datasets_dir.`,
  )
}

/** A source that is built when it is first asked: the hub client takes time to import. */
function lazySource(description: string, open: () => Promise<DatasetSource>): DatasetSource {
  let source: Promise<DatasetSource> | undefined
  return {
    description,
    async load(request) {
      source ??= open()
      return (await source).load(request)
    },
    async splits(request) {
      source ??= open()
      return (await (await source).splits?.(request)) ?? []
    },
  }
}
