import { type Backend, CapabilityError, checkCapabilities, type RequestType, UsageError } from '@eval/core'
import type { Task } from '@eval/tasks'
import type { RunConfiguration } from '../options/run-configuration.ts'

const requestTypeOf: Readonly<Record<Task['outputType'], RequestType>> = {
  loglikelihood: 'loglikelihood',
  multiple_choice: 'loglikelihood',
  loglikelihood_rolling: 'loglikelihood_rolling',
  generate_until: 'generate_until',
}

/** What of a backend is looked at. */
export type CheckedBackend = Pick<Backend, 'capabilities' | 'chat'>

/**
 * Holds what the tasks need against what the backend can do, before any data is read.
 *
 * @throws CapabilityError for a request type the backend lacks, and for images or sounds that it does not take; UsageError for a chat template it does not have, and for
 * a task that executes generated code where nobody allowed that.
 */
export function checkPlan(tasks: readonly Task[], backend: CheckedBackend, run: RunConfiguration): void {
  checkConfirmed(tasks, run)
  checkMedia(tasks, backend, run)
  // What a class asks for is known when it has been opened.
  const plain = tasks.filter((task) => task.classTask === undefined)
  checkCapabilities([...new Set(plain.map((task) => requestTypeOf[task.outputType]))], backend)
  if (run.applyChatTemplate !== false && backend.chat === undefined) {
    throw new UsageError(`--apply_chat_template: the model has no chat template (--model ${run.model})`)
  }
}

/** Parity: so does lm_eval. @source lm_eval/evaluator.py `evaluate` (0.4.13) */
function checkMedia(
  tasks: readonly Task[],
  { capabilities }: Pick<Backend, 'capabilities'>,
  { model }: RunConfiguration,
): void {
  for (const [part, meaning] of [
    ['image', 'images'],
    ['audio', 'sounds'],
  ] as const) {
    if (capabilities.contentParts.includes(part)) continue
    const showing = tasks.filter((task) => task.media.includes(part)).map(({ name }) => name)
    if (showing.length === 0) continue
    throw new CapabilityError(
      `${showing.join(', ')}: the task shows ${meaning} to the model, and --model ${model} takes none. Choose a model that does, or leave the task out.`,
    )
  }
}

/** Parity: lm_eval refuses all tasks of the run. @source lm_eval/evaluator.py `evaluate` (0.4.13) */
function checkConfirmed(tasks: readonly Task[], { unsafeCode }: RunConfiguration): void {
  const unsafe = tasks.find(({ config }) => config.unsafe_code === true)
  if (unsafe === undefined || unsafeCode) return
  throw new UsageError(
    `task ${unsafe.name} executes the code that the model writes. Say --confirm_run_unsafe_code to allow that: programs run in a sandbox without files, network or processes.`,
  )
}
