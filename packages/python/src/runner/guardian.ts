import { Worker } from 'node:worker_threads'

export interface GuardianData {
  /** One float64: the time in milliseconds since 1970 at which the process is to end; 0: none. */
  readonly deadline: SharedArrayBuffer
  readonly processLimit: number
}

/** A thread that ends this process when it gets out of hand. */
export interface Guardian {
  /** The process ends unless `stop` is called within so many milliseconds. */
  start(milliseconds: number): void
  stop(): void
  /** See {@link GuardianData}. */
  readonly deadline: SharedArrayBuffer
}

/** @param processLimit most bytes that the process may hold in memory */
export function startGuardian(processLimit: number): Guardian {
  const deadline = new SharedArrayBuffer(8)
  const due = new Float64Array(deadline)
  const script = `./guardian-thread.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`
  const data: GuardianData = { deadline, processLimit }
  new Worker(new URL(script, import.meta.url), { workerData: data, execArgv: [], env: {} }).unref()
  return {
    deadline,
    start: (milliseconds) => {
      due[0] = Date.now() + milliseconds
    },
    stop: () => {
      due[0] = 0
    },
  }
}
