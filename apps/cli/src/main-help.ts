import { exitCodeHelp } from '@eval/harness/command-line'

/** Text of `lmeval --help`. */
export function mainHelp(): string {
  return `usage: lmeval <command> [options]

Evaluate language models: lm-evaluation-harness' numbers without Python.

commands:
  run          evaluate a model on tasks (also without the word: lmeval --model … --tasks …)
  ls           list tasks, groups or tags
  validate     check that tasks exist and their files have no mistakes
  tasks        add a library of tasks: lmeval tasks add lm-eval@0.4.13
  conformance  say of every task whether it can be run here, and what it needs
  perf         load test of an inference server, with the flags of evalscope perf
  doctor       say what this machine can run, and what is missing

  lmeval <command> --help tells more.

examples:
  lmeval run --model hf --model_args pretrained=./my-model --tasks rummlu --output_path results --log_samples
  lmeval ls tasks

${exitCodeHelp()}
`
}
