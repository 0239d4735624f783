import { type BackendFingerprint, backendFingerprint } from '@eval/core'
import type { PreparedModel } from './prepare-model.ts'

/** What decides a model's answers. Batch sizes, threads and sharing do not: numbers agree within float32's noise. */
export function modelFingerprint(model: PreparedModel, weights: string): BackendFingerprint {
  const { defaults, description, loaded, maxLength, options, prefixTokenId } = model
  return backendFingerprint({
    backend: 'local',
    weights,
    config: JSON.stringify(description.config),
    computed: computedAs(model),
    tokenizer: loaded.tokenizer.digest,
    max_length: String(maxLength),
    add_bos_token: String(options.add_bos_token ?? 'default'),
    prefix_token_id: String(prefixTokenId),
    end_tokens: defaults.endTokens.join(),
    sampling: `top_k ${defaults.topK} top_p ${defaults.topP}`,
    think_end_token: String(options.think_end_token ?? ''),
  })
}

/** The type of the arithmetic; that of the softmax where it is another one. */
function computedAs({ computation: { floatSoftmax, type } }: PreparedModel): string {
  return type !== 'float32' && floatSoftmax ? `${type}, softmax float32` : type
}
