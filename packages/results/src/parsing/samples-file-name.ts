/** What the name `samples_<task>_<stamp>.jsonl` tells. */
export interface SamplesFileName {
  readonly taskName: string
  /** Empty where the name has none. Newer stamps are greater by code unit. */
  readonly stamp: string
}

/** A time, or the word that stands for it in collections of reference runs. */
const STAMP = /_(\d{4}-\d{2}-\d{2}T[\d.-]+|STAMP)$/

/** Takes a samples file's name apart; undefined if it is not one. */
export function samplesFileName(name: string): SamplesFileName | undefined {
  const stem = /^samples_(.+)\.jsonl$/.exec(name)?.[1]
  if (stem === undefined) return undefined
  const stamp = STAMP.exec(stem)
  return stamp === null
    ? { taskName: stem, stamp: '' }
    : { taskName: stem.slice(0, stamp.index), stamp: stamp[1] ?? '' }
}
