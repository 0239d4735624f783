import { addOptions, CommandParser, type Option } from '@eval/harness/options'
import type { Command } from '@eval/harness/command-line'
import { listedKind, type ListedKind } from '../listing/listed-kind.ts'

const lsOptions: readonly Option[] = [
  {
    name: 'include_path',
    kind: 'string',
    group: 'task management',
    metavar: '<path>',
    help: 'Folder with further task files',
    notBuilt: 'loading lm_eval task files from other folders',
  },
]

/** `lmeval ls [tasks|groups|subtasks|tags]`. @source lm_eval/_cli/ls.py, 0.4.13 */
export const ls: Command = async (argv) => {
  const parser = new CommandParser({
    prog: 'lmeval ls',
    description: 'List tasks, groups, subtasks or tags.',
  })
  parser.add_argument('what', {
    nargs: '?',
    metavar: 'tasks|groups|subtasks|tags',
    type: listedKind,
    help: 'What to list',
  })
  addOptions(parser, lsOptions)
  const { what }: { readonly what?: ListedKind } = parser.parse_args([...argv])
  if (what === undefined) {
    process.stdout.write(parser.format_help())
    return 0
  }
  const { listingText } = await import('../listing/listing-text.ts')
  process.stdout.write(await listingText(what))
  return 0
}
