/** Sizes of a Llama checkpoint; keys as in `config.json`. */
export interface CheckpointSizes {
  readonly vocab_size: number
  readonly hidden_size: number
  readonly intermediate_size: number
  readonly num_hidden_layers: number
  readonly num_attention_heads: number
  readonly num_key_value_heads: number
  readonly head_dim: number
}

/** Names and shapes of the tensors of a Llama checkpoint, in the order in which they are written. */
export function* tensorShapes(
  sizes: CheckpointSizes,
  config: Readonly<Record<string, unknown>>,
): Iterable<readonly [string, readonly number[]]> {
  const { hidden_size: hidden, intermediate_size: inner, head_dim: head } = sizes
  const query = sizes.num_attention_heads * head
  const keys = sizes.num_key_value_heads * head
  yield ['model.embed_tokens.weight', [sizes.vocab_size, hidden]]
  for (let layer = 0; layer < sizes.num_hidden_layers; layer += 1) {
    const prefix = `model.layers.${layer}`
    yield [`${prefix}.input_layernorm.weight`, [hidden]]
    yield* linear(`${prefix}.self_attn.q_proj`, query, hidden, config['attention_bias'])
    yield* linear(`${prefix}.self_attn.k_proj`, keys, hidden, config['attention_bias'])
    yield* linear(`${prefix}.self_attn.v_proj`, keys, hidden, config['attention_bias'])
    yield* linear(`${prefix}.self_attn.o_proj`, hidden, query, config['attention_bias'])
    yield [`${prefix}.post_attention_layernorm.weight`, [hidden]]
    yield* linear(`${prefix}.mlp.gate_proj`, inner, hidden, config['mlp_bias'])
    yield* linear(`${prefix}.mlp.up_proj`, inner, hidden, config['mlp_bias'])
    yield* linear(`${prefix}.mlp.down_proj`, hidden, inner, config['mlp_bias'])
  }
  yield ['model.norm.weight', [hidden]]
  if (config['tie_word_embeddings'] !== true) yield ['lm_head.weight', [sizes.vocab_size, hidden]]
}

function* linear(
  name: string,
  output: number,
  input: number,
  biased: unknown,
): Iterable<readonly [string, readonly number[]]> {
  yield [`${name}.weight`, [output, input]]
  if (biased === true) yield [`${name}.bias`, [output]]
}
