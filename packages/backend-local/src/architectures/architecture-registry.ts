import { ModelError } from '@eval/core'
import { z } from 'zod'
import type { Architecture } from './architecture.ts'
import { gemma2 } from './gemma2.ts'
import { gpt2 } from './gpt2.ts'
import { gptNeox } from './gpt-neox.ts'
import { llama } from './llama.ts'
import { mistral } from './mistral.ts'
import { opt } from './opt.ts'
import { phi } from './phi.ts'
import { phi3 } from './phi3.ts'
import { qwen2 } from './qwen2.ts'
import { qwen3 } from './qwen3.ts'

/** The architectures that run here. A new one is one more file and one more entry. */
const architectures: readonly Architecture[] = [
  llama,
  mistral,
  qwen2,
  qwen3,
  gemma2,
  phi,
  phi3,
  gpt2,
  gptNeox,
  opt,
]

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
