import { LoadTotals } from '../measure/load-totals.ts'
import { percentileRows } from '../measure/percentiles.ts'
import type { Profile } from '../measure/profile.ts'
import type { MeasuredRow } from '../measure/result-row.ts'
import { SampleColumns } from '../measure/sample-columns.ts'
import { type LoadPoint, summarize, type Summary } from '../measure/summary.ts'
import { TraceTotals } from '../measure/trace-totals.ts'
import { WorkloadTimeline } from '../measure/workload-timeline.ts'
import type { PointResult } from '../report/point-result.ts'

/** All that a load point has measured so far. */
export class PointTotals {
  readonly totals: LoadTotals = new LoadTotals()
  readonly samples: SampleColumns = new SampleColumns()
  readonly timeline: WorkloadTimeline = new WorkloadTimeline()
  readonly #traces = new TraceTotals()
  readonly #point: LoadPoint
  readonly #profile: Profile

  constructor(point: LoadPoint, profile: Profile) {
    this.#point = point
    this.#profile = profile
  }

  add(row: MeasuredRow): void {
    this.totals.add(row)
    this.samples.add(row)
    if (!row.success) return
    this.timeline.add(row)
    this.#traces.add(row)
  }

  summary(): Summary {
    return summarize(this.totals, this.#point, this.#profile)
  }

  result(): PointResult {
    const workload = this.#profile === 'v1.4' ? undefined : this.timeline.throughput()
    const traces = this.#profile === 'v1.4' ? undefined : this.#traces.summary()
    return {
      summary: this.summary(),
      percentiles: percentileRows(this.samples, this.#point.inputOnly, this.#profile),
      ...(workload !== undefined && { workload }),
      ...(traces !== undefined && { traces }),
    }
  }
}
