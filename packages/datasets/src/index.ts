export { DatasetNotFoundError } from './errors/dataset-not-found-error.ts'
export { describeFeature } from './feature/describe-feature.ts'
export type {
  ClassLabelFeature,
  Feature,
  Features,
  ListFeature,
  MediaFeature,
  StructFeature,
  ValueFeature,
} from './feature/feature.ts'
export type { FileFormat } from './open/file-format.ts'
export { openTable, type OpenTableOptions } from './open/open-table.ts'
export type {
  DatasetOrigin,
  FolderOrigin,
  HubOrigin,
  OriginFile,
  PreparedOrigin,
} from './origin/dataset-origin.ts'
export { fileDigests } from './origin/file-digests.ts'
export { originRevision } from './origin/origin-revision.ts'
export type { CsvOptions, ReaderOptions, TextOptions } from './reader/reader-options.ts'
export { datasetRequest, type TaskDatasetKeys } from './sources/dataset-request.ts'
export type { DatasetRequest, DatasetSource } from './sources/dataset-source.ts'
export { datasetsCacheSource } from './sources/datasets-cache-source.ts'
export { datasetsDirSource } from './sources/datasets-dir-source.ts'
export { firstOf } from './sources/first-of.ts'
export { hubCacheSource } from './sources/hub-cache-source.ts'
export { hubSource } from './sources/hub-source.ts'
export { hubWithCaches, withPaths } from './sources/hub-with-caches.ts'
export { type LocalFolderOptions, localFolderSource } from './sources/local-folder-source.ts'
export { type OpenFolderOptions, openFolder } from './sources/open-folder.ts'
export { pathSource } from './sources/path-source.ts'
export { type RecordedSplit, recordingSource } from './sources/recording-source.ts'
export { castTable } from './table/cast-table.ts'
export { concatTables } from './table/concat-tables.ts'
export { memoryTable } from './table/memory-table.ts'
export { readRows } from './table/read-rows.ts'
export { requireColumns } from './table/require-columns.ts'
export { selectColumns } from './table/select-columns.ts'
export { sliceTable } from './table/slice-table.ts'
export type { RowRange, Table } from './table/table.ts'
