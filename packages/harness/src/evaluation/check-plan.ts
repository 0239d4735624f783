import { type Backend, CapabilityError, checkCapabilities, type RequestType, UsageError } from '@eval/core'
import type { Task } from '@eval/tasks'
import type { RunConfiguration } from '../options/run-configuration.ts'
import { generatingTwins } from './generating-twins.ts'

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
 * @param known - Whether there is a task of a name.
 * @throws CapabilityError for a request type the backend lacks, naming tasks that do without it, and for images or sounds that it does not take; UsageError for a chat template it does not have, and for
 * a task that executes generated code where nobody allowed that.
 */
export function checkPlan(
  tasks: readonly Task[],
  backend: CheckedBackend,
  run: RunConfiguration,
  known: (name: string) => boolean = () => false,
): void {
  checkConfirmed(tasks, run)
  checkMedia(tasks, backend, run)
  // What a class asks for is known when it has been opened.
  const plain = tasks.filter((task) => task.classTask === undefined)
  checkRequestTypes(plain, backend, known)
  if (run.applyChatTemplate !== false && backend.chat === undefined) {
    throw new UsageError(`--apply_chat_template: the model has no chat template (--model ${run.model})`)
  }
}

function checkRequestTypes(
  tasks: readonly Task[],
  backend: CheckedBackend,
  known: (name: string) => boolean,
): void {
  try {
    checkCapabilities([...new Set(tasks.map((task) => requestTypeOf[task.outputType]))], backend)
  } catch (error) {
    if (!(error instanceof CapabilityError)) throw error
    const { requestTypes } = backend.capabilities
    const refused = tasks.filter((task) => !requestTypes.includes(requestTypeOf[task.outputType]))
    const twins = generatingTwins(
      refused.map(({ name }) => name),
      known,
    )
    if (twins.size === 0 || !requestTypes.includes('generate_until')) throw error
    const named = [...twins].slice(0, 5).map(([name, twin]) => `${twin} in place of ${name}`)
    throw new CapabilityError(`${error.message} By their names, these ask for a text: ${named.join(', ')}.`, {
      cause: error,
    })
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
