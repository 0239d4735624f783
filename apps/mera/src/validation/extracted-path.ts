/** Path of a zip's entry as Python's `zipfile` extracts it: without what leads out of the folder. */
export function extractedPath(name: string): string {
  return name
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .join('/')
}
