import type { Instance } from './instance.ts'
import type { Response } from './response.ts'

/** Yields the instances of one turn (e.g. one per choice) and receives their responses, in the same order. */
export type DialogueTurns = AsyncGenerator<readonly Instance[], void, readonly Response[]>

/**
 * A conversation whose next prompt depends on the last answer. Dialogues run beside each other; the turns of one run in
 * order. `turns` starts from the beginning each time: a resumed run finds earlier answers in the response cache.
 */
export interface Dialogue {
  readonly taskName: string
  /** Names the dialogue within its task. */
  readonly dialogueId: string
  turns(): DialogueTurns
}
