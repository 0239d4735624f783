import { ModelError } from '@eval/core'
import { z } from 'zod'
import type { Architecture } from './architecture.ts'
import { llama } from './llama.ts'

/** The architectures that run here. A new one is one more file and one more entry. */
const architectures: readonly Architecture[] = [llama]

const headSchema = z.looseObject({
  model_type: z.string().optional(),
  architectures: z.array(z.string()).nullish(),
})

/** Chooses the architecture by `model_type`. @throws ModelError naming those that are supported. */
export function findArchitecture(config: unknown, file: string): Architecture {
  const head = headSchema.safeParse(config)
  if (!head.success) throw new ModelError(`${file} is not a model configuration.`)
  const modelType = head.data.model_type
  const found = architectures.find((architecture) => architecture.modelType === modelType)
  if (found !== undefined) return found
  const named = modelType ?? head.data.architectures?.[0]
  const supported = architectures.map((architecture) => architecture.modelType).join(', ')
  throw new ModelError(
    named === undefined
      ? `${file} names no model_type. Supported architectures: ${supported}.`
      : `${file} describes a model of the architecture "${named}", which is not supported. Supported: ${supported}.`,
  )
}
