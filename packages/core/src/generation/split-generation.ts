import { PyTuple, pyRepr, type PyRecord, type PyValue } from '@eval/pystd'
import { UsageError } from '../errors/usage-error.ts'
import type { NormalizedGeneration } from '../normalized-generation.ts'
import type { GenerationOptions } from '../request.ts'
import { generationNumber } from './generation-number.ts'
import { isSampled } from './is-sampled.ts'

/** Names of the token limit; the first that is given counts. */
const MAX_TOKENS_KEYS = ['max_gen_toks', 'max_new_tokens', 'max_tokens', 'max_completion_tokens'] as const

/** Generation arguments that have a meaning in {@link NormalizedGeneration}. */
export const GENERATION_KEYS: readonly string[] = [
  'until',
  ...MAX_TOKENS_KEYS,
  'max_length',
  'do_sample',
  'temperature',
  'top_p',
  'top_k',
]

export interface SplitGeneration {
  readonly generation: NormalizedGeneration
  /** Arguments without a meaning here, in their order: a server may know them. */
  readonly rest: PyRecord
}

const isGiven = (value: PyValue | undefined): value is PyValue => value !== undefined && value !== null

const atLeast = (name: string, value: PyValue, least: number): number =>
  Math.trunc(
    generationNumber(name, value, `a whole number of at least ${least}`, (n) => n >= least && n <= 2 ** 31),
  )

function stopStrings(until: PyValue | undefined): readonly string[] {
  if (!isGiven(until)) return []
  const items = typeof until === 'string' ? [until] : until instanceof PyTuple ? until.items : until
  if (Array.isArray(items) && items.every((item) => typeof item === 'string')) return items
  throw new UsageError(
    `The generation argument until is ${pyRepr(until)}; it must be a text or a list of texts. ` +
      'Correct generation_kwargs in the task file, or --gen_kwargs.',
  )
}

/** @throws UsageError for sampling at temperature 0, which transformers refuses as well. */
function sampling(options: GenerationOptions): Pick<NormalizedGeneration, 'doSample' | 'temperature'> {
  const temperature = isGiven(options['temperature'])
    ? generationNumber(
        'temperature',
        options['temperature'],
        'a number of at least 0',
        (n) => n >= 0 && n < Infinity,
      )
    : 1
  const doSample = isSampled(options)
  if (doSample && temperature === 0) {
    throw new UsageError(
      'do_sample=True with temperature=0 is a contradiction: give a temperature above 0, or do_sample=False for greedy ' +
        'decoding.',
    )
  }
  return { doSample, temperature: doSample ? temperature : 0 }
}

function maxNewTokens(options: GenerationOptions): number | undefined {
  for (const key of MAX_TOKENS_KEYS) {
    const value = options[key]
    if (isGiven(value)) return atLeast(key, value, 0)
  }
  return undefined
}

function samplingSet(options: GenerationOptions): Pick<NormalizedGeneration, 'topP' | 'topK'> {
  const { top_p: topP, top_k: topK } = options
  return {
    ...(isGiven(topP) && {
      topP: generationNumber('top_p', topP, 'a number above 0 and at most 1', (n) => n > 0 && n <= 1),
    }),
    ...(isGiven(topK) && { topK: atLeast('top_k', topK, 0) }),
  }
}

/**
 * Gives generation arguments their meaning: `until` as a list, the first given of the four names of the token limit
 * (else `defaultMaxNewTokens`), sampling if `do_sample` says so or, where it is not given, if the temperature is above
 * 0. An argument that is null counts as not given.
 *
 * Where the reference breaks later we do not: `until: null` means no stop strings, a tuple is a list.
 * @throws UsageError for a value that makes no sense, and for sampling at temperature 0.
 * @source lm_eval/models/utils.py (0.4.13), `normalize_gen_kwargs`
 */
export function splitGeneration(options: GenerationOptions, defaultMaxNewTokens = 256): SplitGeneration {
  const { max_length: maxLength } = options
  return {
    generation: {
      until: stopStrings(options['until']),
      maxNewTokens: maxNewTokens(options) ?? defaultMaxNewTokens,
      ...(isGiven(maxLength) && { maxLength: atLeast('max_length', maxLength, 1) }),
      ...sampling(options),
      ...samplingSet(options),
    },
    rest: Object.fromEntries(Object.entries(options).filter(([key]) => !GENERATION_KEYS.includes(key))),
  }
}
