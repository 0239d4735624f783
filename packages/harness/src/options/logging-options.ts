import type { Option } from './option.ts'

const logging = 'logging and tracking'

/** Flags about what is said during a run, and to whom. */
export const loggingOptions: readonly Option[] = [
  {
    name: 'verbosity',
    short: 'v',
    kind: 'string',
    group: logging,
    metavar: '<level>',
    help: 'ERROR hides warnings; DEBUG shows stack traces (LMEVAL_LOG_LEVEL does the same)',
  },
  {
    name: 'write_out',
    short: 'w',
    kind: 'flag',
    group: logging,
    help: 'Print the requests of the first document of each task',
  },
  {
    name: 'show_config',
    kind: 'flag',
    group: logging,
    help: 'Print the whole results JSON after the evaluation',
  },
  ...(['wandb_args', 'wandb_config_args', 'trackio_args', 'hf_hub_log_args'] as const).map(
    (name): Option => ({
      name,
      kind: 'mapping',
      group: logging,
      metavar: '<args>',
      help: 'Send results to a tracking service',
      notBuilt: 'sending results to tracking services and the hub',
    }),
  ),
]
