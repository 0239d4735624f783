import type { Option } from './option.ts'

const group = 'Python of task functions'

/** Flags about the Python that runs functions of tasks: how they get packages that do not come along. */
export const pythonOptions: readonly Option[] = [
  {
    name: 'allow_packages',
    kind: 'names',
    group,
    metavar: '<name,name>',
    help: 'Let functions of tasks import these packages (nltk, sympy>=1.12) and what they need; from PyPI, pure Python only',
  },
  {
    name: 'packages_dir',
    kind: 'string',
    group,
    metavar: '<dir>',
    help: 'Take them from wheels and source archives in this folder, without network; without --allow_packages, all in it',
  },
  {
    name: 'python',
    kind: 'string',
    group,
    metavar: '<path>',
    help: 'Run functions that need still other packages in this Python (interpreter or venv folder); it is not sandboxed',
  },
]
