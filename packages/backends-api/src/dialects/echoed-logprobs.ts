import type { ReadLogprobs, ScoredPrompt } from './dialect.ts'
import { ReplyError } from './reply-error.ts'
import { field } from './reply-fields.ts'

const advice =
  'The endpoint must answer `echo` with the log-probabilities of the prompt (vLLM and SGLang do, llama.cpp and chat endpoints do not).'

/**
 * Log-probabilities of a continuation from a choice that echoes the prompt: those after the context, without that of the new
 * token at the end.
 *
 * A choice with fewer log-probabilities than the prompt has tokens is refused: lm_eval then scores the continuation 0 and
 * greedy. Parity: with more (a server that adds a BOS to texts) the places are counted from the left all the same.
 * @throws ReplyError if there are none, too few, or some are null.
 * @source lm_eval/models/openai_completions.py (0.4.13), `LocalCompletionsAPI.parse_logprobs`
 */
export function echoedLogprobs(choice: unknown, prompt: ScoredPrompt | undefined): ReadLogprobs {
  const { contextLength = 0, continuationLength = 0 } = prompt ?? {}
  const all = logprobList(choice, 'token_logprobs')
  const places = contextLength + continuationLength + 1
  if (all.length < places) {
    throw new ReplyError(
      `the answer has log-probabilities of ${all.length} tokens, but the prompt and one new token are ${places}. ${advice}`,
    )
  }
  const logprobs = all.slice(contextLength, -1).map((value) => {
    if (typeof value === 'number') return value
    throw new ReplyError(`the answer lacks the log-probability of a token of the continuation. ${advice}`)
  })
  const best = logprobList(choice, 'top_logprobs').slice(contextLength, -1)
  return { logprobs, greedy: logprobs.every((value, place) => value === greatest(best[place])) }
}

function logprobList(choice: unknown, name: string): readonly unknown[] {
  const list = field(field(choice, 'logprobs'), name)
  if (Array.isArray(list)) return list
  throw new ReplyError(`the answer has no ${name}. ${advice}`)
}

/** The greatest log-probability of a place: a token that reaches it counts as most probable, also on ties. */
function greatest(top: unknown): number {
  const values = typeof top === 'object' && top !== null ? Object.values(top) : []
  if (values.length === 0)
    throw new ReplyError(`the answer lacks the most probable tokens of a place. ${advice}`)
  return Math.max(...values.map(Number))
}
