import { isJsonObject, type JsonObject } from './json/json-object.ts'

const defaultMaxLength = 2048
const lengthKeys = ['n_positions', 'max_position_embeddings', 'n_ctx']
const tokenizerInfinity = 1e30

/** Where a context length may be stated. */
export interface MaxLengthSources {
  /** What the user asked for; 0 counts as nothing. */
  readonly explicit?: number
  /** Content of the model's `config.json`. */
  readonly config?: JsonObject
  /** `model_max_length` of the tokenizer. */
  readonly tokenizerModelMaxLength?: number
}

/**
 * The longest context, tokens: the user's choice, else the model's configuration (its `text_config` if it has one), else
 * the tokenizer's limit, else 2048. The model's value is not capped by a smaller one of the tokenizer.
 *
 * @source lm_eval/models/utils.py (`resolve_max_length`), 0.4.13
 */
export function resolveMaxLength(sources: MaxLengthSources): number {
  if (sources.explicit) return sources.explicit
  const config = textConfig(sources.config ?? {})
  for (const key of lengthKeys) {
    const value = config[key]
    if (value !== null && value !== undefined) return Math.trunc(Number(value))
  }
  const limit = sources.tokenizerModelMaxLength
  return limit === undefined || limit === tokenizerInfinity ? defaultMaxLength : Math.trunc(limit)
}

function textConfig(config: JsonObject): JsonObject {
  return isJsonObject(config.text_config) ? config.text_config : config
}
