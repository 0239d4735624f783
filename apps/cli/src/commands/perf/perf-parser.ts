import { exitCodeHelp } from '@eval/harness/command-line'
import { CommandParser } from '@eval/harness/options'
import { perfFlags } from './perf-flags.ts'

/** argparse's word for a default that is no value at all, and for help that is not shown. */
const SUPPRESS = '==SUPPRESS=='

/** Flags that have a twin with `no-`. */
const twins = new Set(['stream', 'apply-chat-template'])

/** The parser of `lmeval perf`: EvalScope's flags. */
export function perfParser(): CommandParser {
  const parser = new CommandParser({
    prog: 'lmeval perf',
    description: 'Load test of an inference server.',
    epilog: `examples:
  lmeval perf --url http://127.0.0.1:8000/v1/chat/completions --model qwen2.5 --parallel 2 --number 20 --prompt "Hello"
  lmeval perf --url … --model … --parallel 1 4 16 --number 20 80 320 --dataset openqa --dataset-path open_qa.jsonl
  lmeval perf --url … --model … --open-loop --rate 5 --number 300 --dataset random --tokenizer-path ./model --max-prompt-length 1024
  lmeval perf --url … --model … --prompt "Hello" --sla-auto-tune --sla-params '[{"p99_ttft": "<=2s"}]'

${exitCodeHelp()}`,
  })
  for (const [title, flags] of Object.entries(perfFlags)) {
    const group = parser.add_argument_group({ title })
    for (const { name, short, key, help, shape } of flags) {
      parser.flags.push(`--${name}`)
      if (twins.has(name)) {
        group.add_argument(`--${name}`, { dest: key, action: 'store_true', default: SUPPRESS, help })
        group.add_argument(`--no-${name}`, {
          dest: key,
          action: 'store_false',
          default: SUPPRESS,
          help: SUPPRESS,
        })
        continue
      }
      const names = [...(short === undefined ? [] : [`-${short}`]), `--${name}`]
      group.add_argument(names[0] ?? '', ...names.slice(1), { ...shape, dest: key, default: SUPPRESS, help })
    }
  }
  const group = parser.add_argument_group({ title: 'not built yet' })
  for (const name of ['visualizer', 'wandb-api-key', 'swanlab-api-key', 'swanlab-host'])
    group.add_argument(`--${name}`, {
      dest: 'visualizer',
      default: SUPPRESS,
      help: 'wandb, swanlab, clearml',
    })
  return parser
}
