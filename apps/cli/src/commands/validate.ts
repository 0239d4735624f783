import type { PythonFlags } from '@eval/harness'
import { addOptions, CommandParser, type Option, pythonOptions } from '@eval/harness/options'
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
      'Check that tasks exist and that their files have no mistakes. Nothing is downloaded or run, unless --allow_packages, --packages_dir or --python ask that their functions be imported.',
  })
  addOptions(parser, [tasksOption, includePathOption, yesOption('task management'), ...pythonOptions])
  const flags: {
    readonly tasks?: string
    readonly include_path?: string
    readonly yes?: boolean
  } & PythonFlags = parser.parse_args([...argv])
  const { tasks, include_path: folder } = flags
  if (tasks === undefined) return parser.error('the following arguments are required: --tasks/-t')
  const { validateTasks } = await import('../listing/validate-tasks.ts')
  const { addingLibrary } = await import('../library/adding-library.ts')
  const yes = flags.yes === true
  const asked = { names: tasks.split(','), includePath: folder, yes }
  return await addingLibrary({ yes, signal: context.signal }, () =>
    validateTasks(asked, print).then((code) =>
      code === 0 ? validateChosen({ ...asked, flags, signal: context.signal }) : code,
    ),
  )
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** The functions too, where the user says what they may import. */
async function validateChosen({
  flags,
  ...asked
}: {
  readonly names: readonly string[]
  readonly includePath: string | undefined
  readonly flags: PythonFlags
  readonly signal: AbortSignal
}): Promise<number> {
  if (!flags.allow_packages && !flags.packages_dir && !flags.python) return 0
  const { pythonChoices } = await import('@eval/harness')
  const { validateFunctions } = await import('../listing/validate-functions.ts')
  return await validateFunctions({ ...asked, choices: pythonChoices(flags) }, print)
}
