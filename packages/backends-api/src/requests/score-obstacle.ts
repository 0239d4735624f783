import type { TokenPair } from '@eval/core'

/**
 * Why a pair cannot be scored, for people; null if it can. lm_eval stops the run where no token of context is left, and
 * scores a continuation without tokens 0 and greedy.
 */
export function scoreObstacle({ context, continuation }: TokenPair, maxLength: number): string | null {
  if (continuation.length === 0) {
    return (
      'the continuation has no tokens of its own: it is empty, or the tokenizer joins it with the end of the context ' +
      'into one token. Begin the continuation with whitespace, or end the context with it.'
    )
  }
  if (context.length === 0) {
    return 'the context has no tokens: it holds only whitespace and no BOS is added. Set add_bos_token=True, or leave the context empty.'
  }
  if (continuation.length > maxLength - 2) {
    return (
      `the continuation is ${continuation.length} tokens long, but with one token of context and a new one only ` +
      `${maxLength - 2} fit. Raise max_length (now ${maxLength}) if the server takes more.`
    )
  }
  return null
}
