import type { ProgressSink } from '@eval/core'

/** Which part of a hub repository is meant. */
export interface FolderChoice {
  readonly revision?: string
  readonly subfolder?: string
}

/** What surrounds a model: all of it has defaults. */
export interface LocalBackendContext {
  /** Told about downloads and about things the user should know. */
  readonly progress?: ProgressSink
  /** Ends a download. */
  readonly signal?: AbortSignal
  /** Which chat template is meant: true is the default one, a text names one. Default: the default one, if there is one. */
  readonly applyChatTemplate?: boolean | string
  /** The clock of chat templates that ask for the date. */
  readonly now?: () => Date
  /** Model id or folder → folder. Default: the hub client of `@eval/datasets/hub` with this process's environment. */
  readonly resolveFolder?: (idOrFolder: string, choice: FolderChoice) => Promise<string>
}
