/** One answer to a question: how probable is `continuation` after `context`? */
export interface ChoiceRequest {
  readonly context: string
  readonly continuation: string
}
