import type { Command } from '@eval/harness/command-line'
import { addOptions, CommandParser, type Option, pythonOptions } from '@eval/harness/options'
import type { PythonFlags } from '@eval/harness'
import { includePathOption } from './include-path-option.ts'
import { yesOption } from './yes-option.ts'

const options: readonly Option[] = [
  {
    name: 'tasks',
    short: 't',
    kind: 'names',
    group: 'task management',
    metavar: '<task1,task2>',
    help: 'Tasks, groups, tags or patterns; without it: all of the libraries that were added',
  },
  includePathOption,
  yesOption('task management'),
  {
    name: 'json',
    kind: 'string',
    group: 'output',
    metavar: '<file>',
    help: 'Write everything that was found about every task to this file',
  },
  {
    name: 'no_python',
    kind: 'flag',
    group: 'output',
    help: 'Look for TypeScript ports of helper functions only',
  },
  ...pythonOptions,
]

/** `lmeval conformance`: what can be said of tasks without data and without a model. */
export const conformance: Command = async (argv, context) => {
  const parser = new CommandParser({
    prog: 'lmeval conformance',
    description:
      'Check that tasks load, their templates compile, their functions are there, and they build requests on a made-up document. Nothing is downloaded, no model is run.',
    epilog:
      'exit codes: 0 nothing stops any of the tasks; 3 a task file has a mistake, or requests cannot be built; 5 a task needs something that is missing here',
  })
  addOptions(parser, options)
  const flags: {
    readonly tasks?: readonly string[]
    readonly include_path?: string
    readonly json?: string
    readonly no_python?: boolean
    readonly yes?: boolean
  } & PythonFlags = parser.parse_args([...argv])
  const { runConformance } = await import('../conformance/run-conformance.ts')
  const { pythonChoices } = await import('@eval/harness')
  const { addingLibrary } = await import('../library/adding-library.ts')
  const asked = {
    words: flags.tasks,
    includePath: flags.include_path,
    file: flags.json,
    python: flags.no_python !== true,
    choices: pythonChoices(flags),
  }
  return await addingLibrary({ yes: flags.yes === true, signal: context.signal }, () =>
    runConformance(asked, context),
  )
}
