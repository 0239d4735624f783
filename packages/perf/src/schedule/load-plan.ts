/** How requests of a load point are dispatched. */
export interface LoadPlan {
  /** Requests in flight at most; null in an open loop. */
  readonly parallel: number | null
  /** Seconds after the start at which each request is due; undefined without pacing. */
  readonly arrivals?: Float64Array | undefined
  /** Seconds after which no request starts any more. */
  readonly duration: number | null
  /** In an open loop: no request starts while this many are under way. */
  readonly maxInflight: number | null
}

/** What a dispatched job is told. */
export interface Dispatch {
  /** When it was due, in seconds of the clock; without pacing, when its turn came. */
  readonly intended: number
}

/** What a run of jobs needs from outside. */
export interface LoadEnvironment {
  /** Monotonic seconds. */
  readonly now: () => number
  /** Fires when no job is to start any more. */
  readonly signal: AbortSignal
}

/** How a run of jobs ended. */
export interface LoadEnd {
  readonly dispatched: number
  readonly stoppedBy: 'count' | 'duration' | 'interruption'
}
