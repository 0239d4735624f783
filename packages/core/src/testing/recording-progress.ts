import type { ProgressEvent, ProgressSink } from '../progress-sink.ts'

/** A {@link ProgressSink} that keeps what it is told. */
export interface RecordingProgress extends ProgressSink {
  readonly events: readonly ProgressEvent[]
  readonly warnings: readonly string[]
}

/** Makes a {@link RecordingProgress}. */
export function recordingProgress(): RecordingProgress {
  const events: ProgressEvent[] = []
  const warnings: string[] = []
  return {
    events,
    warnings,
    progress: (event) => void events.push(event),
    warning: (message) => void warnings.push(message),
  }
}
