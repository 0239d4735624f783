import { ModelError } from '@eval/core'
import { z } from 'zod'
import { activationNames } from '../decoder/activation.ts'
import { type LabelConfig, labelShape } from './label-names.ts'

/** The sizes of an encoder, by the names of `config.json`. */
export interface EncoderConfig extends LabelConfig {
  readonly vocab_size?: number | undefined
  readonly hidden_size: number
  readonly intermediate_size: number
  readonly num_hidden_layers: number
  readonly num_attention_heads: number
  readonly hidden_act: (typeof activationNames)[number]
  readonly layer_norm_eps: number
  readonly max_position_embeddings: number
  readonly type_vocab_size: number
  readonly pad_token_id?: number | null | undefined
  readonly position_embedding_type?: 'absolute' | null | undefined
  readonly is_decoder?: false | null | undefined
}

/** Defaults are those of transformers' `BertConfig` and `RobertaConfig`. */
const schema: z.ZodType<EncoderConfig> = z.looseObject({
  ...labelShape,
  vocab_size: z.int().positive().optional(),
  hidden_size: z.int().positive().default(768),
  intermediate_size: z.int().positive().default(3072),
  num_hidden_layers: z.int().nonnegative().default(12),
  num_attention_heads: z.int().positive().default(12),
  hidden_act: z.enum(activationNames).default('gelu'),
  layer_norm_eps: z.number().positive().default(1e-12),
  max_position_embeddings: z.int().positive().default(512),
  type_vocab_size: z.int().positive().default(2),
  pad_token_id: z.int().nonnegative().nullish(),
  // What would be another model: relative positions, a causal decoder.
  position_embedding_type: z.literal('absolute').nullish(),
  is_decoder: z.literal(false).nullish(),
})

/** Reads an encoder's `config.json`. @throws ModelError naming the key that it cannot take */
export function readEncoderConfig(config: unknown, file: string): EncoderConfig {
  const read = schema.safeParse(config)
  if (!read.success) {
    const issue = read.error.issues[0]
    throw new ModelError(`${file}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'malformed'}.`)
  }
  const { hidden_size: hidden, num_attention_heads: heads } = read.data
  if (hidden % heads !== 0)
    throw new ModelError(
      `${file}: hidden_size (${hidden}) is not a multiple of num_attention_heads (${heads}).`,
    )
  return read.data
}
