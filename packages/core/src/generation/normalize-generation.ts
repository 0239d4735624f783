import { pyEquals, pyRepr, type PyValue } from '@eval/pystd'
import { UsageError } from '../errors/usage-error.ts'
import type { NormalizedGeneration } from '../normalized-generation.ts'
import type { GenerationOptions } from '../request.ts'
import { GENERATION_KEYS, splitGeneration } from './split-generation.ts'

/** Arguments of transformers that change nothing at these values, so that task files which spell them out still run. */
const WITHOUT_EFFECT: Readonly<Record<string, readonly PyValue[]>> = {
  num_beams: [1],
  num_return_sequences: [1],
  repetition_penalty: [1],
  length_penalty: [1],
  no_repeat_ngram_size: [0],
  min_p: [0],
  typical_p: [1],
  early_stopping: [false],
  use_cache: [true, false],
}

function hasEffect([key, value]: readonly [string, PyValue]): boolean {
  return value !== null && !WITHOUT_EFFECT[key]?.some((neutral) => pyEquals(neutral, value))
}

/**
 * Generation arguments for a backend that decodes by itself: like `splitGeneration`, but an argument that would be
 * ignored is refused.
 *
 * @throws UsageError naming the argument and those that are known; also as `splitGeneration` does.
 */
export function normalizeGeneration(
  options: GenerationOptions,
  defaultMaxNewTokens?: number,
): NormalizedGeneration {
  const { generation, rest } = splitGeneration(options, defaultMaxNewTokens)
  const refused = Object.entries(rest).find(hasEffect)
  if (refused) {
    throw new UsageError(
      `The generation argument ${refused[0]}=${pyRepr(refused[1])} is not supported by this backend. ` +
        `It knows ${GENERATION_KEYS.join(', ')}. Remove it from generation_kwargs in the task file, or from --gen_kwargs.`,
    )
  }
  return generation
}
