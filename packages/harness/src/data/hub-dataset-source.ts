import { type DatasetSource, hubSource } from '@eval/datasets'
import { createHub } from '@eval/datasets/hub'
import type { RunDatasetSourceOptions } from './run-dataset-source-options.ts'

/** The hub, its cache first, as the environment configures it. */
export function hubDatasetSource({ environment, progress, signal }: RunDatasetSourceOptions): DatasetSource {
  return hubSource(createHub({ env: environment, progress, signal }))
}
