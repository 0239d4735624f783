import { type GenerationOptions, UsageError } from '@eval/core'
import { isFloat, isInt, pyRepr, toNumber } from '@eval/pystd'
import type { ApiSettings } from '../settings/api-settings.ts'

/**
 * Tokens of a prompt that leave room for the new ones, which `max_gen_toks` limits.
 *
 * @throws UsageError if there are none. lm_eval then cuts at a place that has nothing to do with the room.
 * @source lm_eval/models/api_models.py (0.4.13), `generate_until`
 */
export function generationRoom(
  generation: GenerationOptions,
  { maxLength, maxGenToks }: Pick<ApiSettings, 'maxLength' | 'maxGenToks'>,
): number {
  const given = generation['max_gen_toks'] ?? maxGenToks
  if (!isInt(given) && !isFloat(given)) {
    throw new UsageError(`The generation argument max_gen_toks is ${pyRepr(given)}; it must be a number.`)
  }
  const room = maxLength - 1 - toNumber(given)
  if (room >= 1) return room
  throw new UsageError(
    `max_gen_toks=${toNumber(given)} leaves no room for a prompt in max_length=${maxLength}. ` +
      'Tell the longest context of the server: --model_args …,max_length=N; or lower max_gen_toks.',
  )
}
