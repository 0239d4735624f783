import {
  addOptions,
  CommandParser,
  configurationRepr,
  flagValues,
  type ParsedFlags,
  resolveRun,
  runOptions,
} from '@eval/harness/options'
import type { Command } from '@eval/harness/command-line'
import { yesOption } from './yes-option.ts'

const options = [...runOptions, yesOption('beyond lm_eval')]

/** `lmeval run`: mirrors `lm_eval run`. */
export const run: Command = async (argv, context) => {
  const parser = runParser()
  if (argv.length === 0) {
    process.stdout.write(parser.format_help())
    return 0
  }
  const flags: ParsedFlags = parser.parse_args([...argv])
  const values = flagValues(options, flags)
  const configuration = await resolveRun(values, options)
  // Parity: what came from a file is shown first, whole.
  const file = values['config']
  if (typeof file === 'string') process.stdout.write(`${configurationRepr(file, configuration)}\n`)
  const { evaluateFromTerminal } = await import('../evaluation/evaluate-from-terminal.ts')
  return evaluateFromTerminal(configuration, context)
}

function runParser(): CommandParser {
  const parser = new CommandParser({
    prog: 'lmeval run',
    usage: 'lmeval run --model <model> --model_args <key=value> --tasks <task> [options]',
    description:
      "Evaluate a model on tasks. The flags are lm_eval's; any unambiguous beginning of one will do.",
    epilog: 'Answers are stored as they arrive: the same command continues an interrupted run.',
  })
  addOptions(parser, options)
  return parser
}
