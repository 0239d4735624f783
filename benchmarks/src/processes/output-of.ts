import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const execute = promisify(execFile)

/** Standard output of a command. @throws Error if it fails. */
export async function outputOf(command: readonly string[]): Promise<string> {
  const [file = '', ...args] = command
  return (await execute(file, args)).stdout
}
