import { join } from 'node:path'
import { ModelError } from '@eval/core'
import { z } from 'zod'
import { readJson } from './read-json.ts'

const idsSchema = z.union([z.int(), z.array(z.int())]).nullish()
const schema = z.looseObject({
  eos_token_id: idsSchema,
  top_k: z.int().nullish(),
  top_p: z.number().nullish(),
  repetition_penalty: z.number().nullish(),
  no_repeat_ngram_size: z.number().nullish(),
})

/** What a model's `generation_config.json` says about generating. */
export interface GenerationDefaults {
  /** Tokens that end a generation. */
  readonly endTokens: readonly number[]
  readonly topK: number
  readonly topP: number
  /** Settings there that would change greedy answers and are not applied here. */
  readonly warnings: readonly string[]
}

/** transformers samples from so many tokens unless told otherwise. */
const TOP_K = 50

/**
 * Reads `generation_config.json`; without it the end tokens are those of `config.json`.
 *
 * @source transformers/generation/configuration_utils.py (`from_pretrained`, `from_model_config`), 5.23
 */
export async function readGenerationDefaults(
  folder: string,
  config: Readonly<Record<string, unknown>>,
): Promise<GenerationDefaults> {
  const file = join(folder, 'generation_config.json')
  const own = await readJson(file)
  const read = schema.safeParse(own ?? { eos_token_id: config['eos_token_id'] })
  if (!read.success)
    throw new ModelError(
      `${own === undefined ? join(folder, 'config.json') : file}: ${z.prettifyError(read.error)}`,
    )
  const {
    eos_token_id: ends,
    top_k: topK,
    top_p: topP,
    repetition_penalty: penalty,
    no_repeat_ngram_size: ngram,
  } = read.data
  const warnings: string[] = []
  const ignored = (setting: string): string => `${file} sets ${setting}, which is not applied here.`
  if (typeof penalty === 'number' && penalty !== 1) warnings.push(ignored(`repetition_penalty=${penalty}`))
  if (typeof ngram === 'number' && ngram !== 0) warnings.push(ignored(`no_repeat_ngram_size=${ngram}`))
  return { endTokens: [ends ?? []].flat(2), topK: topK ?? TOP_K, topP: topP ?? 1, warnings }
}
