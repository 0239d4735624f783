import type { Option } from '@eval/harness/options'

/** `--yes` of the commands that offer to add lm_eval's tasks. */
export function yesOption(group: string): Option {
  return {
    name: 'yes',
    kind: 'flag',
    group,
    help: "Add lm_eval's tasks (`lmeval tasks add`) where a task is not known and none were added",
  }
}
