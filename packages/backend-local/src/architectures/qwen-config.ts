import { z } from 'zod'
import { layerTypesSchema, layerWindows } from './layer-windows.ts'
import { llamaConfigSchema } from './llama-config.ts'

const size = z.int().positive()

type Size = z.ZodDefault<z.ZodInt>
type QwenKeys = Omit<(typeof llamaConfigSchema)['shape'], 'num_key_value_heads'> & {
  num_key_value_heads: z.ZodDefault<z.ZodNullable<z.ZodInt>>
  use_sliding_window: z.ZodDefault<z.ZodBoolean>
  sliding_window: z.ZodDefault<z.ZodNullable<z.ZodInt>>
  max_window_layers: Size
  layer_types: typeof layerTypesSchema
}

/** The keys that Qwen2 and Qwen3 share. */
export const qwenConfigSchema: z.ZodObject<QwenKeys, z.core.$loose> = llamaConfigSchema.extend({
  vocab_size: size.default(151_936),
  intermediate_size: size.default(22_016),
  num_key_value_heads: size.nullable().default(32),
  max_position_embeddings: size.default(32_768),
  use_sliding_window: z.boolean().default(false),
  sliding_window: size.nullable().default(4096),
  max_window_layers: z.int().default(28),
  layer_types: layerTypesSchema,
})

/** Windows of Qwen's layers: those from `max_window_layers` on slide, where sliding is switched on. */
export function qwenWindows(
  config: z.infer<typeof qwenConfigSchema>,
  file: string,
): readonly (number | undefined)[] {
  const window = config.use_sliding_window ? config.sliding_window : null
  return layerWindows(
    { ...config, sliding_window: window },
    (layer) => window !== null && layer >= config.max_window_layers,
    file,
  )
}
