/** A file of a package that can be had. */
export interface PackageFile {
  /** `nltk-3.9.1-py3-none-any.whl` */
  readonly name: string
  /** What the index promises, in hexadecimal digits; absent for files of the user's own. */
  readonly sha256?: string
  /** Withdrawn by its makers. */
  readonly yanked: boolean
  /** Versions of Python that the index names for it. */
  readonly requiresPython?: string
  /** @throws NetworkError if it cannot be read. */
  read(): Promise<Uint8Array>
}

/** Where packages come from: an index such as PyPI, or a folder. */
export interface PackageSource {
  /** For messages; without secrets. */
  readonly name: string
  /** What is the same here is the same source, with the same files. */
  readonly identity: string
  /** All files of a package, by its normalised name; none: there is no such package. @throws NetworkError */
  files(name: string): Promise<readonly PackageFile[]>
}
