import type { ChatMessage, ChatRenderer, ChatRole, Prompt } from '@eval/core'
import { dictGet, isDict, jsonDumps, pyStr, type PyValue } from '@eval/pystd'

/** Conversations that helpers have rendered: Python knows prompts as texts, also where they are messages. */
export class ChatTexts {
  readonly #renderer: ChatRenderer
  readonly #prompts = new Map<string, Prompt>()

  constructor(renderer: ChatRenderer) {
    this.#renderer = renderer
  }

  /** A conversation of Python's, as text. @throws as the renderer does; TypeError for messages that are none */
  render(messages: PyValue, addGenerationPrompt: boolean): string {
    if (!Array.isArray(messages)) throw new TypeError('a conversation must be a list of messages')
    const prompt = this.#renderer.render(messages.map(messageOf), { addGenerationPrompt })
    if (typeof prompt === 'string') return prompt
    const shown = prompt.messages.map(({ role, content }) => ({
      role,
      content: typeof content === 'string' ? content : '',
    }))
    const text = jsonDumps(shown, { ensureAscii: false })
    this.#prompts.set(text, prompt)
    return text
  }

  /** The prompt that a text stands for, if it is not itself. */
  promptOf(text: PyValue | undefined): Prompt | undefined {
    return typeof text === 'string' ? this.#prompts.get(text) : undefined
  }
}

const ROLES: readonly ChatRole[] = ['system', 'user', 'assistant']

function messageOf(message: PyValue): ChatMessage {
  if (!isDict(message)) throw new TypeError('a message must be a mapping')
  const said = dictGet(message, 'role')
  const role = ROLES.find((known) => known === said)
  if (role === undefined) throw new TypeError(`nobody speaks as ${pyStr(said ?? null)} in a conversation`)
  return { role, content: pyStr(dictGet(message, 'content') ?? '') }
}
