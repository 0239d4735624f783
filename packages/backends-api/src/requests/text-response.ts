import { postProcessGeneration, type TextResponse } from '@eval/core'
import type { ReadText } from '../dialects/dialect.ts'
import type { GenerationItem } from './generation-item.ts'
import type { RequestRun } from './request-run.ts'

/**
 * The response to a request whose answer was read. The text is the server's: it has cut it at the stop strings.
 *
 * @source lm_eval/models/openai_completions.py, api_models.py (0.4.13), `LMEVAL_MODEL_NONE_ANSWER_PLACEHOLDER`
 */
export function textResponse(
  { truncatedTokens }: GenerationItem,
  { text, finishReason }: ReadText,
  { endpoint, warn }: Pick<RequestRun, 'endpoint' | 'warn'>,
): TextResponse {
  const { thinkEndToken, noAnswerText } = endpoint.settings
  if (text === null) warn(noText)
  const answer =
    text === null || thinkEndToken === undefined
      ? (text ?? noAnswerText)
      : postProcessGeneration(text, { until: [], thinkEndToken })
  return {
    type: 'generate_until',
    ...(truncatedTokens > 0 ? { state: 'truncated', truncatedTokens } : { state: 'ok' }),
    text: answer,
    ...(finishReason === undefined ? {} : { finishReason }),
  }
}

const noText =
  'The server gave answers without a text (null): they count as LMEVAL_MODEL_NONE_ANSWER_PLACEHOLDER, which is empty unless set. ' +
  'The model may have used up its tokens while thinking: raise max_gen_toks.'
