import type { RequestOutcome } from '../client/request-outcome.ts'
import type { Conversation, Message } from '../workloads/prompt.ts'
import type { PointContext } from './point-context.ts'
import type { FinishedRequest, PointRecorder } from './point-recorder.ts'
import type { Send } from './probe.ts'
import { requestBody } from './request-source.ts'
import type { TokenCounts } from './token-counter.ts'

/** A dialogue and when it was due. */
export interface ConversationJob {
  readonly conversation: Conversation
  readonly traceId: string
  readonly intended: number
}

/**
 * Sends the turns of a dialogue one after the other, each with all that was said before: the server's own answers, not those of a
 * dataset. A turn that fails ends the dialogue.
 *
 * @param record - Undefined for warm-up, which is not recorded.
 * @source evalscope/perf/core/strategies/multi_turn.py, 1.10.0
 */
export async function runConversation(
  job: ConversationJob,
  context: PointContext,
  tools: {
    readonly send: Send
    readonly recorder: PointRecorder
    readonly record: ((request: FinishedRequest) => void) | undefined
  },
): Promise<void> {
  const said: Message[] = []
  let before: TokenCounts = { prompt: 0, completion: 0 }
  let intended = job.intended
  for (const [index, turn] of job.conversation.entries()) {
    if (context.services.signal.aborted) return
    said.push(...turn.messages)
    const body = requestBody(context.format, { kind: 'messages', messages: [...said] }, context.bodies)
    const outcome = await tools.send(body.text, body.stream)
    const tokens = tools.recorder.tokensOf(outcome, body.text)
    const facts = {
      traceId: job.traceId,
      turn: index + 1,
      cachedTokens: cachedTokens(outcome, tokens, before),
    }
    tools.record?.({ outcome, body: body.text, intended, turn: facts })
    if (outcome.failure !== undefined) return
    before = { prompt: tokens?.prompt ?? before.prompt, completion: tokens?.completion ?? before.completion }
    said.push({ role: 'assistant', content: outcome.text })
    // The next turn is due as soon as the answer is there.
    intended = outcome.completed
  }
}

/** Tokens from the cache: the server's word, else all that was said before this turn. */
function cachedTokens(
  outcome: RequestOutcome,
  tokens: TokenCounts | undefined,
  before: TokenCounts,
): number | null {
  if (tokens === undefined || tokens.prompt === 0) return null
  if (outcome.cachedTokens !== null) return outcome.cachedTokens
  return before.prompt > 0 ? before.prompt + before.completion : 0
}
