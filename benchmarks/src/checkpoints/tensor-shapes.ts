import type { ModelSizes } from './model-sizes.ts'

/** Names and shapes of a Llama model with a tied head, in the order in which they are written. */
export function* tensorShapes(sizes: ModelSizes): Generator<readonly [string, readonly number[]]> {
  const { hidden_size: hidden, intermediate_size: inner } = sizes
  const keys = (hidden / sizes.num_attention_heads) * sizes.num_key_value_heads
  yield ['model.embed_tokens.weight', [sizes.vocab_size, hidden]]
  for (let layer = 0; layer < sizes.num_hidden_layers; layer += 1) {
    const prefix = `model.layers.${layer}`
    yield [`${prefix}.input_layernorm.weight`, [hidden]]
    yield [`${prefix}.self_attn.q_proj.weight`, [hidden, hidden]]
    yield [`${prefix}.self_attn.k_proj.weight`, [keys, hidden]]
    yield [`${prefix}.self_attn.v_proj.weight`, [keys, hidden]]
    yield [`${prefix}.self_attn.o_proj.weight`, [hidden, hidden]]
    yield [`${prefix}.post_attention_layernorm.weight`, [hidden]]
    yield [`${prefix}.mlp.gate_proj.weight`, [inner, hidden]]
    yield [`${prefix}.mlp.up_proj.weight`, [inner, hidden]]
    yield [`${prefix}.mlp.down_proj.weight`, [hidden, inner]]
  }
  yield ['model.norm.weight', [hidden]]
}

/** Number of values of a shape. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1)
}
