export type { Backend, BackendMiddleware } from './backend.ts'
export type { BackendCapabilities } from './backend-capabilities.ts'
export { type BackendFingerprint, backendFingerprint } from './backend-fingerprint.ts'
export type { ChatRenderer, ChatRenderOptions } from './chat-renderer.ts'
export type { Dialogue, DialogueTurns } from './dialogue.ts'
export type { Doc, DocValue } from './doc.ts'
export { BackendError } from './errors/backend-error.ts'
export { CapabilityError } from './errors/capability-error.ts'
export { DataError } from './errors/data-error.ts'
export { type ErrorCode, EvalError } from './errors/eval-error.ts'
export { InterruptedError } from './errors/interrupted-error.ts'
export { ModelError } from './errors/model-error.ts'
export { NetworkError } from './errors/network-error.ts'
export { OutputError } from './errors/output-error.ts'
export { PrerequisiteError } from './errors/prerequisite-error.ts'
export { UsageError } from './errors/usage-error.ts'
export type { NormalizedGeneration } from './normalized-generation.ts'
export type { Instance } from './instance.ts'
export type { ModelReport, ReportedToken } from './model-report.ts'
export type { ProgressEvent, ProgressSink } from './progress-sink.ts'
export type {
  ChatMessage,
  ChatPrompt,
  ChatRole,
  ContentPart,
  ContentPartType,
  MediaPart,
  Prompt,
  TextPart,
} from './prompt.ts'
export type {
  GenerateRequest,
  GenerationOptions,
  LoglikelihoodRequest,
  Request,
  RequestOrigin,
  RequestType,
  RollingRequest,
} from './request.ts'
export type { Completed, FailedResponse, LogprobResponse, Response, ResponseState, TextResponse } from './response.ts'
export type { ResponseStore } from './response-store.ts'
export type { RunOptions } from './run-options.ts'
export type { HarnessProfile } from './task/harness-profile.ts'
export type { PromptBuilder, PromptSettings, PromptStrategy, PromptTask } from './task/prompt-strategy.ts'
export type { PortedModule, TaskLibrary } from './task/task-library.ts'
export type { GenerateJob, GenerateOptions, Generated, TokenGenerator } from './token-generator.ts'
export type { ScoreJob, Scored, ScoreOptions, TokenScorer } from './token-scorer.ts'
export type { DecodeOptions, EncodeOptions, Tokenizer } from './tokenizer.ts'
export { wrapBackend } from './wrap-backend.ts'
