import type { PythonHost, PythonReference } from '@eval/core'
import type { ChatTexts } from './chat-texts.ts'
import type { Loaded } from './loaded-function.ts'
import type { MediaShelf } from './media-shelf.ts'

/** A host as its functions see it: a Python that runs `_eval_host.Session`. */
export interface HelperHost extends PythonHost {
  /** Grows when Python has been started anew: what was loaded before is gone. */
  readonly generation: number
  /** The images and sounds that Python has. */
  readonly media: MediaShelf
  /** Renders the conversations of the task class that is being asked. */
  chat?: ChatTexts | undefined
  /** Imports anew what was loaded before. */
  import(reference: PythonReference): Promise<Loaded>
  /**
   * Asks Python one thing; questions wait for each other.
   * @param reference - On whose behalf, for messages.
   * @param head - What is asked; `body` the values for it.
   */
  ask(reference: PythonReference, head: Readonly<Record<string, unknown>>, body: string): Promise<string>
}
