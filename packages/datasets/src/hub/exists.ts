import { stat } from 'node:fs/promises'

/** Whether there is a file behind a path; a link to nothing is none. */
export async function exists(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  )
}
