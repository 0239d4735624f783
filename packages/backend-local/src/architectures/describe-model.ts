import { join } from 'node:path'
import { ModelError } from '@eval/core'
import type { DecoderModel } from '../decoder/decoder-model.ts'
import { readJson } from '../model-source/read-json.ts'
import { findArchitecture } from './architecture-registry.ts'

/** A model folder's `config.json` and what its architecture makes of it. */
export interface ModelDescription {
  readonly folder: string
  /** `config.json` as it is. */
  readonly config: Readonly<Record<string, unknown>>
  readonly model: DecoderModel
}

/** Reads `config.json` of a model folder. @throws ModelError if it is missing, malformed, or of an unknown architecture. */
export async function describeModel(folder: string): Promise<ModelDescription> {
  const file = join(folder, 'config.json')
  const config = await readJson(file)
  if (config === undefined)
    throw new ModelError(`${folder} has no config.json: it is not a Hugging Face model folder.`)
  refuseQuantized(config, file)
  return { folder, config, model: findArchitecture(config, file).describe(config, file) }
}

function refuseQuantized(config: Readonly<Record<string, unknown>>, file: string): void {
  const quantization = config['quantization_config']
  if (quantization === undefined || quantization === null) return
  const method: unknown = Reflect.get(Object(quantization), 'quant_method')
  throw new ModelError(
    `${file}: the weights are quantised (${JSON.stringify(method ?? 'unknown method')}), which is not supported. ` +
      'Take the checkpoint that they were made from.',
  )
}
