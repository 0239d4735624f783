import { normalizeGeneration } from '../generation/normalize-generation.ts'
import { withEndOfText } from '../generation/with-end-of-text.ts'
import type { NormalizedGeneration } from '../normalized-generation.ts'
import type { GenerateRequest, GenerationOptions, LoglikelihoodRequest, RollingRequest } from '../request.ts'
import { createPairEncoder } from '../token-scoring/pair-encoder.ts'
import { createPromptEncoder } from '../token-scoring/prompt-encoder.ts'
import { createTextEncoder } from '../token-scoring/text-encoder.ts'
import { type GenerationPlan, planGeneration } from './plan-generation.ts'
import { planLoglikelihood, type ScorePlan } from './plan-loglikelihood.ts'
import { planRolling } from './plan-rolling.ts'
import { renderPrompt } from './render-prompt.ts'
import type { TokenBackendOptions } from './token-backend-options.ts'

/** Makes plans of requests: everything that needs the tokenizer. */
export interface RequestPlanner {
  readonly loglikelihood: (request: LoglikelihoodRequest, index: number) => ScorePlan
  readonly rolling: (request: RollingRequest, index: number) => ScorePlan
  /** @throws UsageError for generation arguments that make no sense. */
  readonly checkGeneration: (request: GenerateRequest) => void
  readonly generation: (request: GenerateRequest, index: number) => GenerationPlan
}

/** Remembers by identity: all documents of a task usually share one object of arguments. */
function createNormalizer(options: TokenBackendOptions): (given: GenerationOptions) => NormalizedGeneration {
  const endId = options.report.endOfTextTokenId ?? options.tokenizer.eosToken?.id
  const endOfText = endId === undefined ? undefined : options.tokenizer.decode([endId])
  const known = new WeakMap<GenerationOptions, NormalizedGeneration>()
  return (given) => {
    const found = known.get(given)
    if (found) return found
    const normalized = normalizeGeneration(given, options.maxNewTokens)
    const generation = { ...normalized, until: withEndOfText(normalized.until, endOfText) }
    known.set(given, generation)
    return generation
  }
}

export function createRequestPlanner(options: TokenBackendOptions): RequestPlanner {
  const { tokenizer, scorer, generator, chat, addBosToken, thinkEndToken } = options
  const prefixTokenId = options.prefixTokenId ?? scorer.prefixTokenId
  const bosRule = addBosToken === undefined ? {} : { addBosToken }
  const encode = createTextEncoder(tokenizer, { ...bosRule, prefixTokenId })
  const encodePrompt = createPromptEncoder(tokenizer, bosRule)
  const encodePair = createPairEncoder(encode, prefixTokenId)
  const normalize = createNormalizer(options)
  const decode = (tokens: Int32Array): string => tokenizer.decode(tokens, { skipSpecialTokens: true })
  const maxLength = generator?.maxLength ?? scorer.maxLength
  return {
    loglikelihood: (request, index) => {
      const pair = encodePair(renderPrompt(request.context, chat), request.continuation)
      return planLoglikelihood(request, index, pair, scorer.maxLength)
    },
    rolling: (request, index) =>
      planRolling(request, index, encode(request.text), { prefixTokenId, maxLength: scorer.maxLength }),
    checkGeneration: (request) => {
      normalize(request.generation)
    },
    generation: (request, index) => {
      const generation = normalize(request.generation)
      const prompt = encodePrompt(renderPrompt(request.context, chat))
      return planGeneration(request, index, prompt, { generation, maxLength, decode, thinkEndToken })
    },
  }
}
