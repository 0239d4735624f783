import { dictGet, isDict, jsonLoads, PyJsonError, type PyValue } from '@eval/pystd'
import type { Message } from './benchmark-prompts.ts'

/** The messages of a conversation's JSON text; undefined if it is none. */
export function parsedMessages(text: string): readonly Message[] | undefined {
  if (!text.startsWith('[{')) return undefined
  try {
    const value = jsonLoads(text)
    const messages = Array.isArray(value) ? (value as readonly PyValue[]).map(message) : []
    return messages.every((item) => item !== undefined) ? messages : undefined
  } catch (error) {
    if (error instanceof PyJsonError) return undefined
    throw error
  }
}

function message(value: PyValue): Message | undefined {
  if (!isDict(value)) return undefined
  const [role, content] = [dictGet(value, 'role'), dictGet(value, 'content')]
  return typeof role === 'string' && typeof content === 'string' ? { role, content } : undefined
}
