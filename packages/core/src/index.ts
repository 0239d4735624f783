export type { Backend, BackendMiddleware } from './backend.ts'
export type { BackendCapabilities } from './backend-capabilities.ts'
export { type BackendFingerprint, backendFingerprint } from './backend-fingerprint.ts'
export type { ChatRenderer, ChatRenderOptions } from './chat-renderer.ts'
export { checkCapabilities } from './check-capabilities.ts'
export { type ChunkSize, chunk } from './collation/chunk.ts'
export { type CollateOptions, collate } from './collation/collate.ts'
export { type ContextGroup, collateByContext } from './collation/collate-by-context.ts'
export { compareTokens } from './collation/compare-tokens.ts'
export { generationGroupKey } from './collation/generation-group-key.ts'
export { restoreOrder } from './collation/restore-order.ts'
export { describeRequest } from './describe-request.ts'
export type { Dialogue, DialogueTurns } from './dialogue.ts'
export { type AnsweredTurn, type RunDialoguesOptions, runDialogues } from './dialogues/run-dialogues.ts'
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
export { failedResponse } from './failed-response.ts'
export { isSampled } from './generation/is-sampled.ts'
export { normalizeGeneration } from './generation/normalize-generation.ts'
export { type PostProcessOptions, postProcessGeneration } from './generation/post-process-generation.ts'
export { GENERATION_KEYS, type SplitGeneration, splitGeneration } from './generation/split-generation.ts'
export { createStopChecker, type StopChecker } from './generation/stop-checker.ts'
export { withEndOfText } from './generation/with-end-of-text.ts'
export type { Instance } from './instance.ts'
export { isFailed } from './is-failed.ts'
export { EncodedMedia, type MediaKind } from './media/encoded-media.ts'
export { requestMedia } from './request-media.ts'
export type { ModelReport, ReportedToken } from './model-report.ts'
export type { NormalizedGeneration } from './normalized-generation.ts'
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
  RequestMedia,
  RequestOrigin,
  RequestType,
  RollingRequest,
} from './request.ts'
export { canonicalPrompt } from './request-key/canonical-prompt.ts'
export { canonicalRequest } from './request-key/canonical-request.ts'
export { requestKey } from './request-key/request-key.ts'
export type {
  Completed,
  FailedResponse,
  LogprobResponse,
  Response,
  ResponseState,
  TextResponse,
} from './response.ts'
export type { ResponseStore } from './response-store.ts'
export { NumpyValue } from './python/numpy-value.ts'
export type {
  PythonCall,
  PythonDocuments,
  PythonSampling,
  PythonFunction,
  PythonHost,
  PythonReference,
  PythonTable,
} from './python/python-host.ts'
export type { PythonDatasetRequest, PythonServices } from './python/python-services.ts'
export type {
  PythonPromptSettings,
  PythonTask,
  PythonTaskDocument,
  PythonTaskFacts,
  PythonTaskRequest,
  PythonTaskSettings,
} from './python/python-task.ts'
export type { RunOptions } from './run-options.ts'
export { abortable } from './streams/abortable.ts'
export type { Sandbox, SandboxJob, SandboxOptions, SandboxOutcome } from './sandbox/sandbox.ts'
export type { FilterServices } from './task/filter-services.ts'
export type { HarnessProfile } from './task/harness-profile.ts'
export type {
  PromptBuilder,
  PromptDialogue,
  PromptSettings,
  PromptStrategy,
  PromptTask,
} from './task/prompt-strategy.ts'
export type { ModulePorts, PortedModule, PythonModuleText, TaskLibrary } from './task/task-library.ts'
export type { Classified, ClassifierInput, ClassifyOptions, TextClassifier } from './text-classifier.ts'
export { createTokenBackend } from './token-backend/create-token-backend.ts'
export type { TokenBackendOptions } from './token-backend/token-backend-options.ts'
export type { GenerateJob, GenerateOptions, Generated, TokenGenerator } from './token-generator.ts'
export type { TokenPair } from './token-pair.ts'
export type { ScoreJob, Scored, ScoreOptions, TokenScorer } from './token-scorer.ts'
export { disjointWindow } from './token-scoring/disjoint-window.ts'
export { encodePair } from './token-scoring/encode-pair.ts'
export { type JoinedPair, joinPair } from './token-scoring/join-pair.ts'
export { createPairEncoder } from './token-scoring/pair-encoder.ts'
export { createPromptEncoder } from './token-scoring/prompt-encoder.ts'
export { resolvePrefixTokenId } from './token-scoring/resolve-prefix-token-id.ts'
export { type RollingOptions, type RollingWindow, rollingWindows } from './token-scoring/rolling-windows.ts'
export { createTextEncoder, type EncodeText, type TextEncoderOptions } from './token-scoring/text-encoder.ts'
export type { DecodeOptions, EncodeOptions, Tokenizer } from './tokenizer.ts'
export { wrapBackend } from './wrap-backend.ts'
