import path from 'node:path'
import { formatFloat, pyFloat, type PyRecord, type PyValue } from '@eval/pystd'
import { pythonRound } from '../measure/python-round.ts'
import { lastWindowSeconds, warmupShare, type WorkloadTimeline } from '../measure/workload-timeline.ts'
import type { PointResult } from '../report/point-result.ts'
import { writeJson } from '../results/write-json.ts'

/** Writes the files of a load point into its folder. @throws OutputError */
export async function writePoint(
  folder: string,
  result: PointResult,
  args: PyRecord,
  timeline: WorkloadTimeline,
): Promise<void> {
  const write = (name: string, value: PyValue): Promise<void> => writeJson(path.join(folder, name), value)
  await write('benchmark_args.json', args)
  await write('benchmark_summary.json', result.summary)
  await write('benchmark_percentile.json', result.percentiles)
  if (result.traces !== undefined)
    await write('trace_summary.json', {
      n_traces: result.traces.traces,
      rows: result.traces.rows.map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([key, value]) => [
            key,
            typeof value === 'number' ? pyFloat(value) : value,
          ]),
        ),
      ),
    })
  const { workload } = result
  if (workload === undefined) return
  await write('workload_throughput.json', {
    n_samples: workload.samples,
    wall_time_s: pyFloat(pythonRound(workload.wallTime, 4)),
    last_window_s: pyFloat(lastWindowSeconds),
    warmup_frac: pyFloat(warmupShare),
    rows: workload.rates.map((rate) => ({
      metric: rate.metric,
      overall: pyFloat(rate.overall),
      last_window: pyFloat(rate.lastWindow),
      steady_state: pyFloat(rate.steadyState),
    })),
  })
  await write('workload_timeline.json', {
    wall_start: timeline.wallStart === undefined ? null : pyFloat(timeline.wallStart),
    points: [...timeline.points()].map((point) => ({
      t: pyFloat(Number(formatFloat(point.t, '.6f'))),
      cum_completion: point.completion,
      cum_new_prompt: point.newPrompt,
      cum_cached_prompt: point.cachedPrompt,
    })),
  })
}
