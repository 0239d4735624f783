import type { Option } from './option.ts'

const model = 'model and tasks'

/** Flags about the model and the tasks. */
export const modelOptions: readonly Option[] = [
  {
    name: 'config',
    short: 'C',
    kind: 'string',
    group: 'configuration',
    metavar: '<path>',
    help: 'Set initial arguments from a YAML file; its keys are the long flags',
  },
  {
    name: 'tasks',
    short: 't',
    kind: 'names',
    group: model,
    metavar: '<task>',
    help: "Space or comma separated task names, tags, groups or patterns; 'lmeval ls tasks' lists them",
  },
  {
    name: 'model',
    short: 'M',
    kind: 'string',
    group: model,
    metavar: '<model>',
    help: 'Backend: hf, dummy, replay (default: hf)',
  },
  {
    name: 'model_args',
    short: 'a',
    kind: 'mapping',
    group: model,
    metavar: '<arg>',
    help: "Model arguments as 'key=val,key2=val2', as separate words, or as one JSON object",
  },
  {
    name: 'apply_chat_template',
    kind: 'optional-string',
    group: model,
    metavar: '<template>',
    help: 'Render prompts with the chat template (optionally: its name)',
  },
  {
    name: 'limit',
    short: 'L',
    kind: 'float',
    group: model,
    metavar: '<limit>',
    help: 'Documents per task: a count, or a fraction below 1. For trying out only',
  },
  {
    name: 'use_cache',
    short: 'c',
    kind: 'string',
    group: model,
    metavar: '<path>',
    help: 'Share one store of answers between runs (default: a store in the output folder)',
  },
]
