import type { Profile } from '../../measure/profile.ts'
import type { SseEvent } from '../sse-events.ts'
import type { AnswerDraft } from './answer-draft.ts'

/** How the answers of an API are read. */
export interface AnswerReader {
  /** Takes one event of a stream into the draft. */
  readEvent(draft: AnswerDraft, event: SseEvent, profile: Profile): void
  /** Takes the JSON of an answer that is not streamed into the draft. */
  readBody(draft: AnswerDraft, body: unknown): void
}
