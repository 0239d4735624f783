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
