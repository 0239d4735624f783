/** A file in a zip or a folder. */
export interface ArchiveEntry {
  /** Path as the archive has it, `/` between folders. */
  readonly name: string
  /** Bytes, as the archive says. */
  readonly size: number
  /** Why the content cannot be read, where the archive itself says so. */
  readonly trouble?: ArchiveTrouble
  /**
   * The content.
   * @throws DataError if it is damaged, or longer than the archive said.
   */
  bytes(): AsyncIterable<Uint8Array>
}

/**
 * Why a file in a zip cannot be read: Python's `zipfile` cannot either (`encrypted`, an `unknown` compression), or only this
 * program (`compression`).
 */
export interface ArchiveTrouble {
  readonly kind: 'encrypted' | 'unknown' | 'compression'
  readonly message: string
}

/** A submission as a stranger sent it. Nothing is unpacked until it is asked for. */
export interface Archive extends AsyncDisposable {
  readonly path: string
  readonly kind: 'zip' | 'folder'
  /** All files, in the archive's order; folders are left out. */
  readonly entries: readonly ArchiveEntry[]
}
