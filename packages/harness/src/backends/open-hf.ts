import { dictEntries, pyStr, toNumber, isFloat } from '@eval/pystd'
import type { BackendOpener } from './backend-opener.ts'

/** What `pretrained=` is for the tiny model that comes with `@eval/backend-local`. */
const embeddedModel = 'embedded-demo'

/** Opens `--model hf`: safetensors on onnxruntime. */
export const openHf: BackendOpener = async (request) => {
  const { demoModelFolder, openLocalBackend } = await import('@eval/backend-local')
  const given = Object.fromEntries(
    dictEntries(request.modelArgs).map(([key, value]) => [
      pyStr(key),
      isFloat(value) ? toNumber(value) : value,
    ]),
  )
  const { pretrained } = given
  // The backend checks what the user wrote; an empty name makes it say that one is needed.
  const options = Object.assign(
    { batch_size: request.batchSize },
    request.maxBatchSize === null ? {} : { max_batch_size: request.maxBatchSize },
    request.device === null ? {} : { device: request.device },
    // What lm_eval would compute in does not matter for a demonstration: no word about it.
    pretrained === embeddedModel ? { dtype: 'float32' } : {},
    given,
    { pretrained: pretrained === embeddedModel ? demoModelFolder : pyStr(pretrained ?? '') },
  )
  return openLocalBackend(options, {
    progress: request.progress,
    signal: request.signal,
    applyChatTemplate: request.applyChatTemplate,
    now: () => new Date(),
  })
}
