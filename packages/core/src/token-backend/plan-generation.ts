import { sha256Hex } from '@eval/pystd'
import { describeRequest } from '../describe-request.ts'
import { failedResponse } from '../failed-response.ts'
import { postProcessGeneration } from '../generation/post-process-generation.ts'
import type { NormalizedGeneration } from '../normalized-generation.ts'
import type { GenerateRequest } from '../request.ts'
import { canonicalRequest } from '../request-key/canonical-request.ts'
import type { TextResponse } from '../response.ts'
import type { Generated, GenerateJob } from '../token-generator.ts'
import type { RequestPlan } from './request-plan.ts'

export type GenerationPlan = RequestPlan<Omit<GenerateJob, 'index'>, Generated>

export interface GenerationSettings {
  /** The request's arguments, the end-of-text string among its stop strings. */
  readonly generation: NormalizedGeneration
  /** Longest context of the model, prompt and new tokens together. */
  readonly maxLength: number
  /** New tokens → text without special tokens. */
  decode(tokens: Int32Array): string
  readonly thinkEndToken?: string | undefined
}

/** A seed that differs between requests and between the repeats of one, and never changes for the same request. */
const drawSeed = (request: GenerateRequest): number =>
  Number.parseInt(sha256Hex(canonicalRequest(request)).slice(0, 8), 16)

/** The room a prompt leaves for new tokens: `max_length` counts both, and then replaces the limit of new tokens. */
const roomFor = ({ maxLength, maxNewTokens }: NormalizedGeneration, promptLength: number): number =>
  maxLength === undefined ? maxNewTokens : maxLength - promptLength

/** Why nothing can be generated; null if it can. */
function obstacle(promptLength: number, room: number, settings: GenerationSettings): string | null {
  const { generation, maxLength } = settings
  if (generation.maxNewTokens >= maxLength) {
    return `the limit of ${generation.maxNewTokens} new tokens leaves no room for a prompt in the model's context of ${maxLength}. Lower max_gen_toks, or raise max_length.`
  }
  if (promptLength === 0) return 'the prompt has no tokens. Set add_bos_token, or give a prompt.'
  if (room < 1) {
    return `its limits (max_gen_toks ${generation.maxNewTokens}, max_length ${generation.maxLength ?? 'not given'}) leave no new token after a prompt of ${promptLength} tokens. Raise them.`
  }
  return null
}

/**
 * How a prompt is continued. The prompt is cut from the left to the model's context minus the limit of new tokens. A
 * request without room for either fails by itself, in a sentence that names it; lm_eval ends the whole run there.
 *
 * @source lm_eval/models/huggingface.py (0.4.13), `generate_until`
 */
export function planGeneration(
  request: GenerateRequest,
  index: number,
  prompt: Int32Array,
  settings: GenerationSettings,
): GenerationPlan {
  const { generation, maxLength, thinkEndToken } = settings
  const truncatedTokens = Math.max(0, prompt.length - (maxLength - generation.maxNewTokens))
  const tokens = prompt.subarray(truncatedTokens)
  const maxNewTokens = Math.min(roomFor(generation, tokens.length), maxLength - tokens.length)
  const reason = obstacle(prompt.length, maxNewTokens, settings)
  if (reason) {
    const message = `${describeRequest(request, index)} cannot be answered: ${reason}`
    return { index, jobs: [], respond: () => failedResponse(request.type, message) }
  }
  return {
    index,
    jobs: [{ tokens, generation, maxNewTokens, seed: generation.doSample ? drawSeed(request) : 0 }],
    respond: ([generated]): TextResponse => ({
      type: request.type,
      ...(truncatedTokens > 0 ? { state: 'truncated', truncatedTokens } : { state: 'ok' }),
      text: postProcessGeneration(settings.decode(generated?.tokens ?? Int32Array.of()), {
        until: generation.until,
        ...(thinkEndToken !== undefined && { thinkEndToken }),
      }),
      ...(generated && { finishReason: generated.finishReason, generatedTokens: generated.tokens.length }),
    }),
  }
}
