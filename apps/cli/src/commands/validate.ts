import { addOptions, CommandParser, type Option } from '@eval/harness/options'
import type { Command } from '@eval/harness/command-line'
import { includePathOption } from './include-path-option.ts'
import { yesOption } from './yes-option.ts'

const tasksOption: Option = {
  name: 'tasks',
  short: 't',
  kind: 'string',
  group: 'task management',
  metavar: '<task1,task2>',
  help: 'Names of tasks, groups or tags, separated by commas',
}

/**
 * `lmeval validate --tasks …`: whether the named tasks exist and their files are without mistakes.
 * @source lm_eval/_cli/validate.py, 0.4.13, which looks at the names only
 */
export const validate: Command = async (argv, context) => {
  const parser = new CommandParser({
    prog: 'lmeval validate',
    description:
      'Check that tasks exist and that their files have no mistakes. Nothing is downloaded or run.',
  })
  addOptions(parser, [tasksOption, includePathOption, yesOption('task management')])
  const flags: { readonly tasks?: string; readonly include_path?: string; readonly yes?: boolean } =
    parser.parse_args([...argv])
  const { tasks, include_path: folder } = flags
  if (tasks === undefined) return parser.error('the following arguments are required: --tasks/-t')
  const { validateTasks } = await import('../listing/validate-tasks.ts')
  const { addingLibrary } = await import('../library/adding-library.ts')
  const yes = flags.yes === true
  const asked = { names: tasks.split(','), includePath: folder, yes }
  return await addingLibrary({ yes, signal: context.signal }, () =>
    validateTasks(asked, (line) => process.stdout.write(`${line}\n`)),
  )
}
