import type { InferenceSession } from 'onnxruntime-node'
import type { SessionSettings } from './decoder-session.ts'

/** Errors only: the default prints warnings to stderr. */
const LOG_ERRORS = 3

/** What the runtime is told when it loads a model whose weights lie below `folder`. */
export function sessionOptions(settings: SessionSettings, folder: string): InferenceSession.SessionOptions {
  return {
    executionProviders: [
      settings.device.type === 'cpu' ? 'cpu' : { name: 'cuda', deviceId: settings.device.index },
    ],
    intraOpNumThreads: settings.threads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    logSeverityLevel: LOG_ERRORS,
    extra: { session: { model_external_initializers_file_folder_path: folder } },
  }
}
