/** Sizes of a synthetic Llama model; keys as in `config.json`. */
export interface ModelSizes {
  readonly vocab_size: number
  readonly hidden_size: number
  readonly intermediate_size: number
  readonly num_hidden_layers: number
  readonly num_attention_heads: number
  readonly num_key_value_heads: number
}

/** Names of the models that are measured: their parameters, rounded. */
export const modelNames = ['10m', '120m'] as const
export type ModelName = (typeof modelNames)[number]

/** Tied heads, and a vocabulary large enough that the head has the share of the work it has in real models of this size. */
export const modelSizes: Readonly<Record<ModelName, ModelSizes>> = {
  '10m': {
    vocab_size: 20_000,
    hidden_size: 256,
    intermediate_size: 688,
    num_hidden_layers: 6,
    num_attention_heads: 4,
    num_key_value_heads: 4,
  },
  '120m': {
    vocab_size: 48_000,
    hidden_size: 768,
    intermediate_size: 2048,
    num_hidden_layers: 12,
    num_attention_heads: 12,
    num_key_value_heads: 12,
  },
}
