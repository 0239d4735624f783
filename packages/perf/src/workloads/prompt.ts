import type { PyRecord } from '@eval/pystd'

/** A message of a chat: `role`, `content` and what else a dataset gives. */
export type Message = PyRecord

/** What a request asks, before it is a body of an API. */
export type WorkloadPrompt =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'messages'; readonly messages: readonly Message[] }
  /** A whole body; the options only add what it lacks. */
  | { readonly kind: 'body'; readonly body: PyRecord }
  | { readonly kind: 'texts'; readonly texts: readonly string[] }
  | { readonly kind: 'rerank'; readonly query: string; readonly documents: readonly string[] }

/** One turn of a dialogue: what the user adds before the next answer. */
export interface Turn {
  readonly messages: readonly Message[]
}

/** A dialogue: turns that are sent one after the other, with the answers in between. */
export type Conversation = readonly Turn[]

/** The prompt of a text: a message of the user where a chat template applies. */
export function textPrompt(text: string, applyChatTemplate: boolean): WorkloadPrompt {
  return applyChatTemplate
    ? { kind: 'messages', messages: [{ role: 'user', content: text }] }
    : { kind: 'text', text }
}
