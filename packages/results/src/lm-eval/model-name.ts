import { dictGet, type PyDict, type PyRandom, pyStr } from '@eval/pystd'

/** In this order: an adapter is given together with `pretrained`, and is the better name. */
const NAMING_ARGUMENTS = ['peft', 'delta', 'pretrained', 'model', 'path', 'engine'] as const

/**
 * The name that a run's folder is derived from: the first of `peft`, `delta`, `pretrained`, `model`, `path`, `engine` among
 * the model arguments, given as a dict or as the text `key=value,…`; without one (or an empty one), what `randomName` gives.
 * @source lm_eval/loggers/evaluation_tracker.py `_get_model_name`, 0.4.13
 */
export function modelNameOf(modelArgs: PyDict | string, randomName: () => string): string {
  const name = typeof modelArgs === 'string' ? nameInText(modelArgs) : nameInDict(modelArgs)
  return name === undefined || name === '' ? randomName() : name
}

function nameInDict(modelArgs: PyDict): string | undefined {
  for (const key of NAMING_ARGUMENTS) {
    const value = dictGet(modelArgs, key)
    if (value !== undefined) return pyStr(value)
  }
  return undefined
}

function nameInText(modelArgs: string): string | undefined {
  // Parity: `model_path=x` counts as `path=x`; upstream looks for the text anywhere.
  const key = NAMING_ARGUMENTS.find((argument) => modelArgs.includes(`${argument}=`))
  return key === undefined ? undefined : modelArgs.split(`${key}=`)[1]?.split(',')[0]
}

/**
 * A model name as a folder name: every run of `" < > : / | \ ? * [ ]` becomes `__`.
 * @source lm_eval/utils.py `sanitize_model_name`, 0.4.13
 */
export function sanitizeModelName(name: string): string {
  return name.replace(/["<>:/|\\?*[\]]+/g, '__')
}

const NAME_CHARACTERS = Array.from('abcdefghijklmnopqrstuvwxyz0123456789')

/**
 * Eight random lower-case letters and digits: the name of a model without one, drawn from the run's seeded generator.
 * @source lm_eval/utils.py `random_name_id`, 0.4.13
 */
export function randomModelName(random: Pick<PyRandom, 'choices'>): string {
  return random.choices(NAME_CHARACTERS, { k: 8 }).join('')
}
