import { ModelError } from '@eval/core'
import { z } from 'zod'

/** The kinds of attention that layers alternate between. */
export const layerTypesSchema: z.ZodOptional<
  z.ZodNullable<
    z.ZodArray<z.ZodEnum<{ sliding_attention: 'sliding_attention'; full_attention: 'full_attention' }>>
  >
> = z.array(z.enum(['sliding_attention', 'full_attention'])).nullish()

/** What a configuration says about the windows of its layers. */
export interface WindowConfig {
  readonly num_hidden_layers: number
  readonly sliding_window?: number | null | undefined
  readonly layer_types?: readonly string[] | null | undefined
}

/**
 * Which layers see only a window: one entry a layer, `undefined` for those that see everything.
 *
 * @param slides the rule where the configuration does not list its layers.
 * @throws ModelError where the list does not fit the layers, or a window is asked for and has no length.
 */
export function layerWindows(
  config: WindowConfig,
  slides: (layer: number) => boolean,
  file: string,
): readonly (number | undefined)[] {
  const { layer_types: types, num_hidden_layers: layers, sliding_window: window } = config
  if (types && types.length !== layers)
    throw new ModelError(`${file}: layer_types names ${types.length} layers of ${layers}.`)
  return Array.from({ length: layers }, (_, layer) => {
    const sliding = types ? types[layer] === 'sliding_attention' : slides(layer)
    if (sliding && typeof window !== 'number')
      throw new ModelError(`${file}: layer ${layer} has a sliding window, but sliding_window is not given.`)
    return sliding ? (window ?? undefined) : undefined
  })
}
