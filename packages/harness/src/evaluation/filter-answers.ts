import { PrerequisiteError } from '@eval/core'
import { applyFilterPipeline, type PipelineStep } from '@eval/metrics'
import type { PyValue } from '@eval/pystd'
import type { FilterPipeline, FilterStep } from '@eval/tasks'
import type { AnsweredInstance } from './answered-instance.ts'

/** What one filter pipeline makes of a task's answers: one value per instance, in instance order. */
export function filterAnswers(
  pipeline: FilterPipeline,
  answered: readonly AnsweredInstance[],
): readonly PyValue[] {
  const steps = pipeline.filters.map(pipelineStep)
  return applyFilterPipeline(
    steps,
    answered.map(({ values }) => values),
    answered.map(({ instance }) => instance.doc),
  )
}

function pipelineStep(step: FilterStep): PipelineStep {
  if (typeof step.function === 'string') return { function: step.function, kwargs: step.arguments }
  if (step.ported) return step.ported
  throw new PrerequisiteError(
    `the filter ${step.function['!function']} of the task is a Python function, which cannot be run yet`,
  )
}
