import { execFileSync } from 'node:child_process'
import { arch, cpus, platform, release, totalmem } from 'node:os'

/** The machine and runtime, for people who read the results file. */
export function environmentInfo(): string {
  const cpu = cpus()
  return [
    `Node version: ${process.version}`,
    `V8 version: ${process.versions.v8}`,
    `OS: ${platform()} ${release()} (${arch()})`,
    `CPU: ${cpu.length} x ${cpu[0]?.model ?? 'unknown'}`,
    `Memory: ${(totalmem() / 2 ** 30).toFixed(1)} GiB`,
  ].join('\n')
}

/**
 * `git describe --always` of the working folder, null outside a repository.
 *
 * @source lm_eval/loggers/utils.py `get_git_commit_hash`, 0.4.13
 */
export function gitHash(): string | null {
  try {
    const text = execFileSync('git', ['describe', '--always'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return text.trim()
  } catch {
    return null
  }
}
