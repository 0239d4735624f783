import type { Backend, ProgressSink } from '@eval/core'
import { withProgress } from '../progress/request-progress.ts'
import { answerDialogues } from './answer-dialogues.ts'
import { type Answers, answerRequests } from './answer-requests.ts'
import { planRequests } from './plan-requests.ts'
import type { RunTask } from './run-task.ts'
import type { TaskClock } from './task-clock.ts'

export interface AnswerTasksOptions {
  readonly signal: AbortSignal
  readonly progress: ProgressSink
  readonly clock: TaskClock
  /** Makes sampled answers repeatable. */
  readonly samplingSeed: number
}

/** The tasks of a run and the answers to their instances. */
export interface AnsweredTasks {
  readonly tasks: readonly RunTask[]
  readonly answers: Answers
}

/**
 * Asks everything: dialogues first, one task after the other, then the requests of all other tasks together.
 *
 * @source lm_eval/evaluator.py `evaluate` (0.4.13; dialogues: 0.4.4 of MERA's fork)
 */
export async function answerTasks(
  tasks: readonly RunTask[],
  backend: Backend,
  { signal, progress, clock, samplingSeed }: AnswerTasksOptions,
): Promise<AnsweredTasks> {
  const ofDialogues: Answers[] = []
  const asked: RunTask[] = []
  for (const task of tasks) {
    const { open } = task
    if (open.dialogues === undefined) {
      asked.push(task)
      continue
    }
    const { answers: own, ...dialogues } = await clock.time(open.task.name, () =>
      answerDialogues(open, backend, { signal, progress, samplingSeed }),
    )
    asked.push({ ...task, ...dialogues })
    ofDialogues.push(own)
  }
  const others = tasks.flatMap(({ open, instances }) => (open.dialogues ? [] : instances))
  const asking = clock.asking(withProgress(progress)(backend))
  const answers = await answerRequests(planRequests(others, samplingSeed), asking, { signal })
  for (const own of ofDialogues) for (const [instance, responses] of own) answers.set(instance, responses)
  return { tasks: asked, answers }
}
