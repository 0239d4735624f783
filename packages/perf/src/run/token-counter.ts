import { dictGet, isDict, jsonLoads, type PyDict, type PyValue } from '@eval/pystd'
import { promptText } from '../workloads/bodies/openai-body.ts'
import { pictureTokens } from '../workloads/images/picture-tokens.ts'
import type { PromptTokenizer } from '../workloads/prompt-tokenizer.ts'

/** Numbers of tokens of a request. */
export interface TokenCounts {
  readonly prompt: number
  readonly completion: number
}

/** Counts tokens where the server tells none: of the request's body and the texts of the answer. */
export function countTokens(
  body: string,
  choices: readonly string[],
  tokenizer: PromptTokenizer,
  patchSize: number,
): TokenCounts {
  const request = jsonLoads(body)
  const completion = choices.reduce((total, text) => total + tokenizer.encode(text).length, 0)
  return { prompt: isDict(request) ? promptTokens(request, tokenizer, patchSize) : 0, completion }
}

function promptTokens(request: PyDict, tokenizer: PromptTokenizer, patchSize: number): number {
  const messages = dictGet(request, 'messages')
  if (Array.isArray(messages)) {
    const records = messages.filter(isRecord)
    const pictures = records.reduce(
      (total, message) => total + pictureTokens(message['content'] ?? '', patchSize),
      0,
    )
    return tokenizer.encodeChat(records).length + pictures
  }
  const input = ['prompt', 'input', 'query']
    .map((key) => dictGet(request, key))
    .find((value) => value !== undefined)
  const documents = dictGet(request, 'documents') ?? []
  return textTokens(input ?? '', tokenizer) + textTokens(documents, tokenizer)
}

function isRecord(value: PyValue): value is { readonly [key: string]: PyValue } {
  return isDict(value) && !(value instanceof Map)
}

/** Of a text, of several, of ids, or of messages. */
function textTokens(value: PyValue, tokenizer: PromptTokenizer): number {
  if (typeof value === 'string') return tokenizer.encode(value).length
  if (typeof value === 'number') return 1
  if (Array.isArray(value))
    return value.reduce((total: number, item: PyValue) => total + textTokens(item, tokenizer), 0)
  if (!isRecord(value)) return 0
  return tokenizer.encode(promptText({ kind: 'messages', messages: [{ ...value, role: 'user' }] })).length
}
