import { isFloat, isInt } from '@eval/pystd'
import type { GenerationOptions } from '../request.ts'

/**
 * Whether these arguments ask for sampling: `do_sample` says so, or it is not given and the temperature is above 0.
 *
 * @source lm_eval/models/utils.py (0.4.13), `normalize_gen_kwargs`
 */
export function isSampled(generation: GenerationOptions): boolean {
  const { do_sample: doSample, temperature } = generation
  if (doSample !== undefined && doSample !== null) return Boolean(doSample)
  if (temperature === undefined || temperature === null) return false
  return (
    (typeof temperature === 'string' || isInt(temperature) || isFloat(temperature)) && Number(temperature) > 0
  )
}
