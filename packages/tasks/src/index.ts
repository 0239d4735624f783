export { checkConformance, type ConformanceSettings } from './conformance/check-conformance.ts'
export type { FunctionFinding } from './conformance/function-findings.ts'
export type {
  ConformanceNeed,
  ConformanceProblem,
  ConformanceStage,
  TaskConformance,
} from './conformance/task-conformance.ts'
export { type NamedFunction, type TaskFinding, taskFindings } from './conformance/task-findings.ts'
export { configDump, type DumpedValues } from './config/config-dump.ts'
export { configMetadata } from './config/config-metadata.ts'
export type { FilterListEntry, OutputType, TaskConfig } from './config/task-config.ts'
export { pythonServices } from './documents/python-services.ts'
export { type OpenTask, type OpenTaskSettings, openTask, scoredTask } from './documents/open-task.ts'
export { type PreparedTask, prepareTask } from './documents/prepare-task.ts'
export {
  type DocumentSelection,
  type SelectedPosition,
  selectDocuments,
} from './documents/select-documents.ts'
export type { TaskDocument } from './instances/task-document.ts'
export type {
  CustomDataset,
  DocumentResults,
  MetricCall,
  PortedAggregation,
  PortedFilter,
  PortedMetric,
  ProcessAllResults,
  ProcessDocs,
  ProcessResults,
} from './functions/function-types.ts'
export type { OpenPython } from './functions/helper.ts'
export { buildTaskIndex, type TaskIndexSettings } from './index/build-task-index.ts'
export type { FileEntry, IndexEntry, TagEntry, TaskIndex } from './index/task-index.ts'
export {
  type FunctionReference,
  functionReference,
  isFunctionReference,
} from './loading/function-reference.ts'
export { type KeyPlace, type LoadedTaskFile, loadTaskFile } from './loading/load-task-file.ts'
export { type ParsedTaskYaml, parseTaskYaml } from './loading/parse-task-yaml.ts'
export { loadTask } from './task/load-task.ts'
export type {
  ClassTask,
  FilterPipeline,
  FilterStep,
  Task,
  TaskDataset,
  TaskMetric,
  TaskSplits,
} from './task/task.ts'
export type { BoundTask, RequestBuilder } from './task/bound-task.ts'
export { taskConfigDump } from './task/task-config-dump.ts'
export type { TaskOverrides } from './task/task-overrides.ts'
export { compileTemplate, type Template } from './prompt/template/compile-template.ts'
export { TemplateError } from './prompt/template/error/template-error.ts'
export { type FieldShape, type FieldUse, mergeFields } from './prompt/template/fields/field-shape.ts'
export { madeUpDocument } from './prompt/template/fields/made-up-document.ts'
export { resolveTaskNames } from './selection/resolve-task-names.ts'
export { selectedConfig } from './selection/selected-config.ts'
export { type SelectionSettings, selectTasks } from './selection/select-tasks.ts'
export { UnknownTaskError } from './selection/unknown-task-error.ts'
export type {
  GroupMetric,
  SelectedGroup,
  SelectedNode,
  SelectedTask,
  TaskSelection,
} from './selection/task-selection.ts'
