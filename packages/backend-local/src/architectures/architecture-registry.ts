import { ModelError } from '@eval/core'
import { z } from 'zod'
import type { Architecture } from './architecture.ts'
import { bloom } from './bloom.ts'
import { cohere } from './cohere.ts'
import { falcon } from './falcon.ts'
import { gemma } from './gemma.ts'
import { gemma2 } from './gemma2.ts'
import { gemma3 } from './gemma3.ts'
import { gpt2 } from './gpt2.ts'
import { gptBigcode } from './gpt-bigcode.ts'
import { gptj } from './gptj.ts'
import { gptNeo } from './gpt-neo.ts'
import { gptNeox } from './gpt-neox.ts'
import { granite } from './granite.ts'
import { llama } from './llama.ts'
import { mistral } from './mistral.ts'
import { olmo } from './olmo.ts'
import { olmo2 } from './olmo2.ts'
import { opt } from './opt.ts'
import { phi } from './phi.ts'
import { phi3 } from './phi3.ts'
import { qwen2 } from './qwen2.ts'
import { qwen3 } from './qwen3.ts'
import { smollm3 } from './smollm3.ts'
import { stablelm } from './stablelm.ts'
import { starcoder2 } from './starcoder2.ts'

/** The architectures that run here. A new one is one more file and one more entry. */
const architectures: readonly Architecture[] = [
  llama,
  mistral,
  qwen2,
  qwen3,
  gemma,
  gemma2,
  gemma3,
  phi,
  phi3,
  gpt2,
  gptNeo,
  gptNeox,
  gptj,
  gptBigcode,
  falcon,
  bloom,
  opt,
  olmo,
  olmo2,
  cohere,
  granite,
  smollm3,
  starcoder2,
  stablelm,
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
