import type { PyRecord } from '@eval/pystd'

/** What a run changes about a task. */
export interface TaskOverrides {
  /** Keys of the task file to replace, whole. */
  readonly config?: PyRecord
  /** `--num_fewshot`; without effect on a task whose file says 0. */
  readonly numFewshot?: number
  /** `--gen_kwargs`, laid over the task's own. */
  readonly generationKwargs?: PyRecord
  /** `--metadata`, laid over the task's own. */
  readonly metadata?: PyRecord
}
