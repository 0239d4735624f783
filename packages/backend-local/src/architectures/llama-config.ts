import { z } from 'zod'
import type { DecoderShape } from '../decoder/decoder-shape.ts'
import { type ActivationName, activationNames } from '../decoder/activation.ts'
import { readRopeParameters, type RopeRules, ropeConfigSchema } from '../rope/read-rope-parameters.ts'
import { headCounts } from './head-counts.ts'

const size = z.int().positive()

type Size = z.ZodDefault<z.ZodInt>
type LlamaKeys = (typeof ropeConfigSchema)['shape'] & {
  vocab_size: Size
  hidden_size: Size
  intermediate_size: Size
  num_hidden_layers: Size
  num_attention_heads: Size
  num_key_value_heads: z.ZodOptional<z.ZodNullable<z.ZodInt>>
  head_dim: z.ZodOptional<z.ZodNullable<z.ZodInt>>
  hidden_act: z.ZodDefault<z.ZodEnum<{ [Name in ActivationName]: Name }>>
  rms_norm_eps: z.ZodDefault<z.ZodNumber>
  tie_word_embeddings: z.ZodDefault<z.ZodBoolean>
}

/** The keys that Llama's relatives share. Defaults are those of transformers' `LlamaConfig`. */
export const llamaConfigSchema: z.ZodObject<LlamaKeys, z.core.$loose> = ropeConfigSchema.extend({
  vocab_size: size.default(32_000),
  hidden_size: size.default(4096),
  intermediate_size: size.default(11_008),
  num_hidden_layers: size.default(32),
  num_attention_heads: size.default(32),
  num_key_value_heads: size.nullish(),
  head_dim: size.nullish(),
  hidden_act: z.enum(activationNames).default('silu'),
  rms_norm_eps: z.number().positive().default(1e-6),
  tie_word_embeddings: z.boolean().default(false),
})
export type LlamaConfig = z.infer<typeof llamaConfigSchema>

/** The sizes that such a configuration means. */
export function llamaShape(
  config: LlamaConfig,
  file: string,
  rules: Omit<RopeRules, 'head'> = {},
): DecoderShape {
  const queryHeads = config.num_attention_heads
  const headSize = config.head_dim ?? Math.floor(config.hidden_size / queryHeads)
  return {
    layers: config.num_hidden_layers,
    hiddenSize: config.hidden_size,
    vocabularySize: config.vocab_size,
    ...headCounts(queryHeads, config.num_key_value_heads ?? queryHeads, file),
    headSize,
    ropes: [readRopeParameters(config, { ...rules, head: headSize }, file)],
  }
}
