/** What a package may know. */
export interface LayerRow {
  readonly layer: number
  readonly package: string
  /** Folder from the repository's root. */
  readonly folder: string
  /** Other packages of this repository it may import; `backends` only by dynamic `import()`. */
  readonly mayImport: readonly string[]
  readonly mayImportDynamically?: readonly string[]
  /** Folders and files (relative to `folder`, prefix match) that must do without Node's own modules. */
  readonly withoutNode?: readonly string[]
  /** Exceptions to `withoutNode`: sub-paths that are Node-only by design. */
  readonly nodeOnly?: readonly string[]
}

const base = ['@eval/core', '@eval/pystd']
const upToTwo = [
  ...base,
  '@eval/tokenizers',
  '@eval/datasets',
  '@eval/python',
  '@eval/cache',
  '@eval/metrics',
  '@eval/results',
  '@eval/tasks',
]
const backends = ['@eval/backends-api', '@eval/backend-local', '@eval/backend-vllm']
const upToThree = [...upToTwo, '@eval/harness', '@eval/perf', '@eval/task-library']

/** The layer table of the architecture: rooms that are not built yet have their row already. */
export const layers: readonly LayerRow[] = [
  { layer: 0, package: '@eval/pystd', folder: 'packages/pystd', mayImport: [], withoutNode: ['src'] },
  {
    layer: 0,
    package: '@eval/core',
    folder: 'packages/core',
    mayImport: ['@eval/pystd'],
    withoutNode: ['src'],
  },
  { layer: 1, package: '@eval/tokenizers', folder: 'packages/tokenizers', mayImport: base },
  { layer: 1, package: '@eval/datasets', folder: 'packages/datasets', mayImport: base },
  { layer: 1, package: '@eval/python', folder: 'packages/python', mayImport: base },
  { layer: 1, package: '@eval/cache', folder: 'packages/cache', mayImport: base },
  { layer: 1, package: '@eval/metrics', folder: 'packages/metrics', mayImport: base, withoutNode: ['src'] },
  {
    layer: 1,
    package: '@eval/results',
    folder: 'packages/results',
    mayImport: base,
    withoutNode: ['src'],
    nodeOnly: ['src/read', 'src/write'],
  },
  {
    layer: 2,
    package: '@eval/tasks',
    folder: 'packages/tasks',
    mayImport: [...base, '@eval/datasets'],
    withoutNode: ['src/prompt', 'src/instances'],
  },
  {
    layer: 2,
    package: '@eval/backends-api',
    folder: 'packages/backends-api',
    mayImport: [...base, '@eval/tokenizers'],
  },
  {
    layer: 2,
    package: '@eval/backend-local',
    folder: 'packages/backend-local',
    mayImport: [...base, '@eval/tokenizers', '@eval/datasets/hub'],
  },
  {
    layer: 2,
    package: '@eval/backend-vllm',
    folder: 'packages/backend-vllm',
    mayImport: [...base, '@eval/tokenizers', '@eval/python'],
  },
  {
    layer: 3,
    package: '@eval/harness',
    folder: 'packages/harness',
    mayImport: upToTwo,
    mayImportDynamically: backends,
  },
  {
    layer: 3,
    package: '@eval/perf',
    folder: 'packages/perf',
    mayImport: [...base, '@eval/tokenizers', '@eval/datasets', '@eval/backends-api'],
  },
  {
    layer: 4,
    package: '@eval/cli',
    folder: 'apps/cli',
    mayImport: upToThree,
    mayImportDynamically: backends,
  },
  {
    layer: 4,
    package: '@eval/mera',
    folder: 'apps/mera',
    mayImport: upToThree,
    mayImportDynamically: backends,
  },
  {
    layer: 2,
    package: '@eval/task-library',
    folder: 'tasks',
    mayImport: [...base, '@eval/metrics'],
    withoutNode: ['mera'],
  },
]
