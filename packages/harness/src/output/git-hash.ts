import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/**
 * `git describe --always` of the working folder, null outside a repository.
 *
 * @source lm_eval/loggers/utils.py `get_git_commit_hash`, 0.4.13
 */
export async function gitHash(): Promise<string | null> {
  try {
    const { stdout } = await promisify(execFile)('git', ['describe', '--always'])
    return stdout.trim()
  } catch {
    return null
  }
}
