export type { BackendOpener, BackendRequest } from './backends/backend-opener.ts'
export { backendNames, openBackend } from './backends/backend-registry.ts'
export { type DummyOptions, dummyBackend } from './backends/dummy-backend.ts'
export { replayBackend } from './backends/replay-backend.ts'
export type { ReplayOptions } from './backends/replay-options.ts'
export { type Answers, answerRequests } from './evaluation/answer-requests.ts'
export type { EvaluationContext } from './evaluation/evaluation-context.ts'
export type { EvaluationOutcome, OutcomeFile, TaskIncidents } from './evaluation/evaluation-outcome.ts'
export { type PlannedRequest, planRequests } from './evaluation/plan-requests.ts'
export type { TaskFailure } from './evaluation/task-failure.ts'
export { type PythonChoices, pythonChoices, type PythonFlags } from './python/python-choices.ts'
export {
  type PackageStore,
  taskPython,
  type TaskPython,
  type TaskPythonOptions,
} from './python/task-python.ts'
export { scoringMistakes } from './evaluation/scoring-mistakes.ts'
export { simpleEvaluate } from './evaluation/simple-evaluate.ts'
export { planEvaluation, type PlanOptions } from './planning/plan-evaluation.ts'
export type { EvaluationPlan, PlannedTask, PlanTiming, PromptSize } from './planning/evaluation-plan.ts'
export { fallbackFolder } from './output/fallback-folder.ts'
export { outputFolder } from './output/output-folder.ts'
export { withProgress } from './progress/request-progress.ts'
export { type ProgressStream, type TerminalProgress, terminalProgress } from './progress/terminal-progress.ts'
export { runDatasetSource } from './data/run-dataset-source.ts'
export type { RunDatasetSourceOptions } from './data/run-dataset-source-options.ts'
export { movedNotes, outcomeExitCode, outcomeNotes, printedResults } from './printing/print-outcome.ts'
export { environmentInfo } from './output/environment-info.ts'
