import { advancedOptions } from './advanced-options.ts'
import { evaluationOptions } from './evaluation-options.ts'
import { loggingOptions } from './logging-options.ts'
import { modelOptions } from './model-options.ts'
import type { Option } from './option.ts'
import { ownOptions } from './own-options.ts'
import { pythonOptions } from './python-options.ts'
import { promptOptions } from './prompt-options.ts'

/**
 * The flags of `lmeval run`: lm_eval's own, in its order, then ours.
 *
 * @source lm_eval/_cli/run.py and lm_eval/config/evaluate_config.py, 0.4.13
 */
export const runOptions: readonly Option[] = [
  ...modelOptions,
  ...evaluationOptions,
  ...promptOptions,
  ...loggingOptions,
  ...advancedOptions,
  ...pythonOptions,
  ...ownOptions,
]
