import { fakeLanguageModel, fakeTokenizer, mostProbable } from '@eval/core/testing'
import { field } from '../dialects/reply-fields.ts'
import type { Received, Served } from './fault-server.ts'

const tokenizer = fakeTokenizer()
const model = fakeLanguageModel(tokenizer.vocabularySize)
const encoder = { addSpecialTokens: false }

/** Log-probabilities of tokens, each given those before it, and of the most probable ones, by the model behind the server. */
export function trueLogprobs(tokens: readonly number[]): readonly (readonly [own: number, best: number])[] {
  return tokens.map((token, place) => {
    const next = model.next(tokens.slice(0, place))
    return [next[token] ?? Number.NaN, next[mostProbable(next)] ?? Number.NaN]
  })
}

/**
 * A made-up model behind `/v1/completions`, `/v1/chat/completions`, `/tokenizer_info`, `/tokenize` and `/detokenize`. A
 * generation is the length of the prompt as text.
 */
export function languageModel({ path, body }: Pick<Received, 'path' | 'body'>): Served {
  const given: unknown = body === '' ? {} : JSON.parse(body)
  const json = (value: unknown): Served => ({ text: JSON.stringify(value) })
  switch (path) {
    case '/tokenizer_info':
      return json({ eos_token: '</s>', bos_token: '<s>' })
    case '/tokenize':
      return json({ tokens: [...tokenizer.encode(String(field(given, 'prompt')), encoder)] })
    case '/detokenize':
      return json({ prompt: tokenizer.decode(numbers(field(given, 'tokens'))) })
    case '/v1/completions':
      return json({
        choices: prompts(field(given, 'prompt')).map((prompt, index) => choice(given, prompt, index)),
      })
    case '/v1/chat/completions': {
      const content = `answer ${JSON.stringify(field(given, 'messages')).length}`
      return json({ choices: [{ index: 0, message: { content }, finish_reason: 'stop' }] })
    }
    default:
      return { status: 404, text: '{"error": {"message": "no such address"}}' }
  }
}

function numbers(value: unknown): number[] {
  return Array.isArray(value) ? value.map(Number) : []
}

/** Ids of each prompt. */
function prompts(prompt: unknown): readonly number[][] {
  const list: readonly unknown[] = Array.isArray(prompt) ? prompt : [prompt]
  return list.map((item) =>
    Array.isArray(item) ? numbers(item) : [...tokenizer.encode(String(item), encoder)],
  )
}

function choice(given: unknown, prompt: number[], index: number): unknown {
  if (field(given, 'echo') !== true) return { index, text: ` ${prompt.length}`, finish_reason: 'stop' }
  const places = trueLogprobs([...prompt, 1])
  return {
    index,
    text: '',
    logprobs: {
      token_logprobs: places.map(([own], place) => (place === 0 ? null : own)),
      top_logprobs: places.map(([own, best], place) => (place === 0 ? null : { a: own, b: best })),
    },
  }
}
