/** What a user chooses for the Python of task functions. */
export interface PythonChoices {
  /** Packages that may be imported, as in `pip install`. */
  readonly allowPackages: readonly string[]
  /** Folder with wheels and source archives, instead of an index. */
  readonly packagesFolder: string | null
  /** Interpreter or folder of a virtual environment, for functions that need other packages. */
  readonly python: string | null
}

/** What the flags of `pythonOptions` give. */
export interface PythonFlags {
  readonly allow_packages?: readonly string[] | null | undefined
  readonly packages_dir?: string | null | undefined
  readonly python?: string | null | undefined
}

export function pythonChoices(flags: PythonFlags): PythonChoices {
  return {
    allowPackages: separated((flags.allow_packages ?? []).join(',')),
    packagesFolder: flags.packages_dir ?? null,
    python: flags.python ?? null,
  }
}

/** At commas, but not at those between versions of one package: `nltk,sympy>=1.12,<2`. */
function separated(text: string): readonly string[] {
  return text
    .split(/,(?!\s*[<>=!~])(?![^[]*\])/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
}
