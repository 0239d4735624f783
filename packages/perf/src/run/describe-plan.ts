import type { PerfSettings } from '../options/perf-settings.ts'
import type { PointJob } from './point-context.ts'
import { warmupCount } from './warmup-count.ts'

/** What a load point will do, as a sentence. */
export function describePlan(
  settings: PerfSettings,
  job: Pick<PointJob, 'number' | 'parallel' | 'rate'>,
): string {
  const what = settings.multiTurn || settings.dataset.endsWith('_multi_turn') ? 'dialogues' : 'requests'
  const load =
    job.parallel === -1 ? 'whatever is under way (open loop)' : `at most ${job.parallel} under way at a time`
  const pace =
    job.rate === -1
      ? 'no pacing'
      : `${job.rate} per second ${settings.ratePattern === 'constant' ? 'at equal distances' : 'at random'}`
  const warmup = warmupCount(settings.warmupNum, job.number)
  const parts = [
    `${job.number} ${what}`,
    load,
    pace,
    ...(warmup > 0 ? [`${warmup} more before that for warm-up`] : []),
    ...(settings.duration === null ? [] : [`no new ones after ${settings.duration} s`]),
  ]
  return `Plan: ${parts.join(', ')}.`
}
