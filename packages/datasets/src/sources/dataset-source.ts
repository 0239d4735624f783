import type { Table } from '../table/table.ts'

/** What a task asks for, in the terms of `datasets.load_dataset`. */
export interface DatasetRequest {
  /** Repository (`org/name`), folder, or kind of file (`json`, `csv`, `parquet`, `text`) with `dataFiles`. */
  readonly path: string
  /** The configuration (subset); default: the repository's own default. */
  readonly name?: string
  readonly split: string
  /** Branch, tag or commit of a repository. */
  readonly revision?: string
  /** Files: for the split `train`, or by split. */
  readonly dataFiles?: string | readonly string[] | Readonly<Record<string, string | readonly string[]>>
  /** Folder inside the repository that data files are looked for in. */
  readonly dataDir?: string
}

/** A place that datasets come from. */
export interface DatasetSource {
  /** For messages: `folder data/`, `hub https://huggingface.co`. */
  readonly description: string
  /**
   * @throws DatasetNotFoundError if this source does not have it (another one may).
   * @throws DataError if it has, but the configuration or split is unknown or the data is malformed.
   * @throws NetworkError if the place could not be reached.
   */
  load(request: DatasetRequest): Promise<Table>
}
