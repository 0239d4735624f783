/** The store's file was deleted or replaced while it was open; what is written to it now would be lost. */
export class StoreMovedError extends Error {
  constructor(path: string) {
    super(`${path} was moved or deleted`)
  }
}
