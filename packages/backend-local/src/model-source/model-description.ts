import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ModelError } from '@eval/core'
import type { DecoderPlan } from '../architectures/architecture.ts'
import { findArchitecture } from '../architectures/architecture-registry.ts'

/** A model folder's `config.json` and what its architecture makes of it. */
export interface ModelDescription {
  readonly folder: string
  /** `config.json` as it is. */
  readonly config: Readonly<Record<string, unknown>>
  readonly plan: DecoderPlan
}

/** Reads `config.json` of a model folder. @throws ModelError if it is missing, malformed, or of an unknown architecture. */
export async function describeModel(folder: string): Promise<ModelDescription> {
  const file = join(folder, 'config.json')
  const config = await readJson(file)
  if (config === undefined)
    throw new ModelError(`${folder} has no config.json: it is not a Hugging Face model folder.`)
  return { folder, config, plan: findArchitecture(config, file).plan(config, file) }
}

/** The object a JSON file holds; undefined if there is no such file. @throws ModelError if it is not an object. */
export async function readJson(file: string): Promise<Readonly<Record<string, unknown>> | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
    throw new ModelError(`Cannot read ${file}: ${error.message}.`)
  })
  if (text === undefined) return undefined
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>
  } catch {
    // falls through to the same message
  }
  throw new ModelError(`${file} is not a JSON object.`)
}
