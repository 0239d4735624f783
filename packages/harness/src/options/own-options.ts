import type { Option } from './option.ts'

/** Flags that lm_eval does not have. */
export const ownOptions: readonly Option[] = [
  {
    name: 'data',
    kind: 'string',
    group: 'beyond lm_eval',
    metavar: '<dir>',
    help: 'Read datasets from <dir>/<config>.<split>.jsonl (or .parquet, .json, .csv) instead of the hub',
  },
  {
    name: 'datasets_dir',
    kind: 'string',
    group: 'beyond lm_eval',
    metavar: '<dir>',
    help: 'Read datasets from <dir>/<repository>/<config or default>/<split>.parquet (or .jsonl)',
  },
  {
    name: 'fresh',
    kind: 'flag',
    group: 'beyond lm_eval',
    help: 'Ask everything again: ignore the answers stored in the output folder',
  },
]
