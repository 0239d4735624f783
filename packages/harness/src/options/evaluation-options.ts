import type { Option } from './option.ts'

const evaluation = 'evaluation settings'
const data = 'data and output'
const caching = 'caching and performance'

/** Flags about how tasks are evaluated, and where the results go. */
export const evaluationOptions: readonly Option[] = [
  {
    name: 'num_fewshot',
    short: 'f',
    kind: 'integer',
    group: evaluation,
    metavar: '<n>',
    help: "Examples before each question (default: the task's own)",
  },
  {
    name: 'batch_size',
    short: 'b',
    kind: 'string',
    group: evaluation,
    metavar: '<size>',
    help: "'auto', 'auto:N' or a number (default: 1)",
  },
  {
    name: 'max_batch_size',
    kind: 'integer',
    group: evaluation,
    metavar: '<n>',
    help: 'Largest batch that auto may choose',
  },
  {
    name: 'device',
    kind: 'string',
    group: evaluation,
    metavar: '<device>',
    help: 'cpu, cuda or cuda:N (default: cpu; an unavailable device is an error)',
  },
  {
    name: 'gen_kwargs',
    kind: 'mapping',
    group: evaluation,
    metavar: '<arg>',
    help: 'Generation arguments, merged over those of the tasks: temperature=0.8 top_p=0.95 \'until=["\\n"]\'',
  },
  {
    name: 'output_path',
    short: 'o',
    kind: 'string',
    group: data,
    metavar: '<path>',
    help: 'Folder, or .json file, for results (and samples)',
  },
  {
    name: 'log_samples',
    short: 's',
    kind: 'flag',
    group: data,
    help: 'Write every prompt, answer and score to samples_<task>_<date>.jsonl',
  },
  {
    name: 'samples',
    short: 'E',
    kind: 'json',
    group: data,
    metavar: '<json>',
    help: 'Documents to evaluate, as JSON or a JSON file: {"task": [0, 1, 2]}. Excludes --limit',
  },
  {
    name: 'cache_requests',
    kind: 'optional-string',
    group: caching,
    metavar: 'true|refresh|delete',
    help: 'Keep built prompts between runs, build them anew (refresh), or remove them (delete); they are used whatever has changed since, and that is said',
  },
  {
    name: 'check_integrity',
    kind: 'flag',
    group: caching,
    help: "Run the tasks' test suite",
    notBuilt: 'the integrity check (it is broken in lm_eval 0.4.13 as well)',
  },
]
