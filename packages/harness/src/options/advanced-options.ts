import type { Option } from './option.ts'

const advanced = 'advanced options'

/** The remaining flags of lm_eval. */
export const advancedOptions: readonly Option[] = [
  {
    name: 'predict_only',
    short: 'x',
    kind: 'flag',
    group: advanced,
    help: 'Write the answers, compute no metrics; implies --log_samples',
  },
  {
    name: 'seed',
    kind: 'seeds',
    group: advanced,
    metavar: '<python,numpy,torch,fewshot>',
    help: 'Random seeds, one for all or one per generator, None to leave one unset (default: 0,1234,1234,1234)',
  },
  {
    name: 'trust_remote_code',
    kind: 'flag',
    group: advanced,
    help: 'Accepted, and recorded as lm_eval records it; no code that comes with a model or dataset is ever run',
  },
  {
    name: 'confirm_run_unsafe_code',
    kind: 'flag',
    group: advanced,
    help: 'Allow tasks that execute generated code (it runs in a sandbox without files, network or processes)',
  },
  {
    name: 'metadata',
    kind: 'mapping',
    group: advanced,
    metavar: '<args>',
    help: "Merged over model_args into every task's metadata",
  },
]
