import { readFile } from 'node:fs/promises'

/**
 * Most memory a process has held so far, bytes: the high-water mark of its resident set, files that it has mapped included.
 * Undefined where the system does not tell (it is Linux that does) or the process has ended.
 */
export async function peakMemory(pid: number | 'self'): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const kibibytes = /^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]
  return kibibytes === undefined ? undefined : Number(kibibytes) * 1024
}

/** The same of this process, also where `/proc` is not. */
export async function ownPeakMemory(): Promise<number> {
  return (await peakMemory('self')) ?? process.resourceUsage().maxRSS * 1024
}
