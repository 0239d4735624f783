import type { LogFile } from './log-file.ts'

/** Which log of a task is packed, and which ones are not. */
export interface ChosenLog {
  readonly log: LogFile
  /** Others of the same run time: which one is packed is chance in the reference, the last by name here. */
  readonly duplicates: readonly LogFile[]
  /** Older ones. */
  readonly stale: readonly LogFile[]
}

const generative = '_gen'

/**
 * The newest log of a task, by the time in its name; undefined without one.
 *
 * Parity: names are compared as prefixes, so a log of `<task>_localscore` counts; for a generative submission the logs of
 * `<task>_gen` are preferred.
 *
 * @source MERA scripts/log_to_submission.py `outputs_path`, v1.2
 */
export function chooseLog(
  taskName: string,
  logs: readonly LogFile[],
  generated: boolean,
): ChosenLog | undefined {
  const named = logs.filter(({ name }) => name.startsWith(`samples_${taskName}`))
  const twins = named.filter(({ name }) => name.startsWith(`samples_${taskName}${generative}`))
  const scored = named.filter(({ name }) => !name.includes(generative))
  const newestFirst = candidates(generated, named, twins, scored).toReversed().toSorted(byStamp)
  const [log, ...others] = newestFirst
  if (log === undefined) return undefined
  return {
    log,
    duplicates: others.filter(({ stamp }) => stamp === log.stamp),
    stale: others.filter(({ stamp }) => stamp !== log.stamp),
  }
}

function candidates(
  generated: boolean,
  named: readonly LogFile[],
  twins: readonly LogFile[],
  scored: readonly LogFile[],
): readonly LogFile[] {
  if (!generated) return scored
  return twins.length > 0 ? twins : named
}

/** A stamp without fraction is the start of the later ones of its second, so texts compare as times. */
function byStamp(a: LogFile, b: LogFile): number {
  if (a.stamp === b.stamp) return 0
  return a.stamp < b.stamp ? 1 : -1
}
