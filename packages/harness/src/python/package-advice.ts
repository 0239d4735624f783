import type { PythonChoices } from './python-choices.ts'

/** Names as the flag has them, without versions. */
const bare = (name: string): string =>
  name
    .replace(/[^\w.-].*$/, '')
    .toLowerCase()
    .replaceAll(/[-_.]+/g, '-')

/** What lm_eval's tasks use and cannot be had as pure Python: it is native code, needs some, or is in no index. */
const nativePackages: ReadonlySet<string> = new Set([
  'bert-score',
  'bleurt',
  'fugashi',
  'huggingface-hub',
  'kstar-planner',
  'neologdn',
  'pandas',
  'radgraph',
  'scipy',
  'spacy',
  'statsmodels',
  'tinybenchmarks',
  'torch',
  'unitxt',
])

/** How a function of a task gets packages that it lacks: the flags to give. `packages` are those that an index may have. */
export function packageAdvice(choices: PythonChoices): (packages: readonly string[]) => string {
  return (packages) => {
    const known = new Set(choices.allowPackages.map(bare))
    const further = packages.filter((name) => !known.has(bare(name)))
    const names = [...choices.allowPackages, ...further].join(',')
    const inVain = further.length === 0 || packages.some((name) => nativePackages.has(bare(name)))
    const load = inVain ? '' : `\`--allow_packages ${names}\` loads what is pure Python from PyPI; `
    return `. ${load}\`--python PATH\` names a Python that has it, and runs the function there, not sandboxed`
  }
}

/** The same where a Python of the user's lacks them too. */
export function installAdvice(interpreter: string): (packages: readonly string[]) => string {
  return (packages) =>
    packages.length === 0 ? '' : `. \`${interpreter} -m pip install ${packages.join(' ')}\` installs it there`
}
