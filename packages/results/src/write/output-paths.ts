import { basename, dirname, extname, join } from 'node:path'
import { sanitizeModelName } from '../lm-eval/model-name.ts'

/** What decides the paths of a run's files. */
export interface OutputPlace {
  /** A folder; or a path ending in `.json`, which names the results file. */
  readonly outputPath: string
  /** As `modelNameOf` gives it; its sanitised form is the folder of the run. */
  readonly modelName: string
  /** As `stampOf` gives it. */
  readonly stamp: string
}

/** The paths of a run's files. */
export interface OutputPaths {
  readonly folder: string
  readonly results: string
  samples(taskName: string): string
}

/**
 * `<output>/<model>/results_<stamp>.json` and `samples_<task>_<stamp>.jsonl`; for `out.json` `out_<stamp>.json`, and the
 * samples beside it.
 * @source lm_eval/loggers/evaluation_tracker.py, 0.4.13
 */
export function outputPaths({ outputPath, modelName, stamp }: OutputPlace): OutputPaths {
  const isFile = extname(outputPath) === '.json'
  const folder = isFile ? dirname(outputPath) : join(outputPath, sanitizeModelName(modelName))
  return {
    folder,
    results: join(
      folder,
      isFile ? `${basename(outputPath, '.json')}_${stamp}.json` : `results_${stamp}.json`,
    ),
    samples: (taskName) => join(folder, `samples_${taskName}_${stamp}.jsonl`),
  }
}
