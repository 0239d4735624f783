import { ModelError } from '@eval/core'
import { z } from 'zod'
import type { LongScaling, RopeParameters, RopeScaling, YarnScaling } from './rope-parameters.ts'

const positive = z.number().positive()
const DEFAULT_THETA = 10_000
const factorSchema = z.looseObject({ factor: positive })
const llama3Schema = z.looseObject({
  factor: positive,
  low_freq_factor: positive,
  high_freq_factor: positive,
  original_max_position_embeddings: positive.optional(),
})
const yarnSchema = z.looseObject({
  factor: positive.nullish(),
  original_max_position_embeddings: positive.optional(),
  attention_factor: z.number().nullish(),
  mscale: z.number().nullish(),
  mscale_all_dim: z.number().nullish(),
  beta_fast: z.number().nullish(),
  beta_slow: z.number().nullish(),
  truncate: z.boolean().default(true),
})
const longSchema = z.looseObject({
  short_factor: z.array(positive),
  long_factor: z.array(positive),
  factor: positive.nullish(),
  attention_factor: z.number().nullish(),
  original_max_position_embeddings: positive.optional(),
})

type RopeConfigShape = {
  max_position_embeddings: z.ZodDefault<z.ZodInt>
  original_max_position_embeddings: z.ZodOptional<z.ZodNumber>
  rope_theta: z.ZodOptional<z.ZodNullable<z.ZodNumber>>
  partial_rotary_factor: z.ZodOptional<z.ZodNullable<z.ZodNumber>>
  rope_scaling: z.ZodOptional<z.ZodNullable<z.ZodObject<z.core.$ZodLooseShape, z.core.$loose>>>
  rope_parameters: z.ZodOptional<z.ZodNullable<z.ZodObject<z.core.$ZodLooseShape, z.core.$loose>>>
}

/** The part of a `config.json` that decides the rotation. transformers 5 writes `rope_parameters`, older versions the others. */
export const ropeConfigSchema: z.ZodObject<RopeConfigShape, z.core.$loose> = z.looseObject({
  max_position_embeddings: z.int().positive().default(2048),
  original_max_position_embeddings: positive.optional(),
  rope_theta: positive.nullish(),
  partial_rotary_factor: positive.max(1).nullish(),
  rope_scaling: z.looseObject({}).nullish(),
  rope_parameters: z.looseObject({}).nullish(),
})
type RopeConfig = z.infer<typeof ropeConfigSchema>

/** What an architecture says about its rotation. */
export interface RopeRules {
  /** Width of a head. */
  readonly head: number
  /** Share of a head that is rotated where the configuration does not say; without it heads are rotated whole. */
  readonly partial?: number
  /** Base of the frequencies where the configuration does not say. Default 10,000. */
  readonly theta?: number
}

/**
 * Reads the rotation's parameters from either form.
 *
 * @throws ModelError on a scaling that is not known (by name) or lacks a value.
 * @source transformers/modeling_rope_utils.py `convert_rope_params_to_dict`, `standardize_rope_params`, 5.23
 */
export function readRopeParameters(config: RopeConfig, rules: RopeRules, file: string): RopeParameters {
  const scaled = Object.keys(config.rope_scaling ?? {}).length > 0 ? config.rope_scaling : undefined
  const given: Readonly<Record<string, unknown>> = scaled ?? config.rope_parameters ?? {}
  const theta = positive.safeParse(given['rope_theta'] ?? config.rope_theta ?? rules.theta ?? DEFAULT_THETA)
  if (!theta.success) throw new ModelError(`${file}: rope_theta is not a positive number.`)
  const size = rotatedSize(given['partial_rotary_factor'] ?? config.partial_rotary_factor, rules, file)
  const scaling = readScaling(given, config, file)
  if (scaling.type === 'longrope') checkFactors(scaling, size, file)
  return { theta: theta.data, size, maxPositions: config.max_position_embeddings, scaling }
}

function rotatedSize(given: unknown, { head, partial }: RopeRules, file: string): number {
  const factor = positive.max(1).safeParse(given ?? partial ?? 1)
  if (!factor.success) throw new ModelError(`${file}: partial_rotary_factor is not a number from 0 to 1.`)
  if (partial === undefined && factor.data !== 1)
    throw new ModelError(`${file}: partial_rotary_factor is not supported for this model_type.`)
  const size = Math.trunc(head * factor.data)
  if (size < 2 || size % 2 !== 0)
    throw new ModelError(
      `${file}: ${size} dimensions of heads of ${head} cannot be rotated, the number must be even.`,
    )
  return size
}

function checkFactors({ longFactor, shortFactor }: LongScaling, size: number, file: string): void {
  if (longFactor.length === size / 2 && shortFactor.length === size / 2) return
  throw new ModelError(`${file}: short_factor and long_factor must have ${size / 2} numbers each.`)
}

function readScaling(
  given: Readonly<Record<string, unknown>>,
  config: RopeConfig,
  file: string,
): RopeScaling {
  const named = given['rope_type'] ?? given['type'] ?? 'default'
  const type = typeof named === 'string' ? named : JSON.stringify(named)
  const original = config.original_max_position_embeddings
  const values = original === undefined ? given : { ...given, original_max_position_embeddings: original }
  switch (type) {
    case 'default':
      return { type }
    case 'linear':
    case 'dynamic':
      return { type, factor: parse(factorSchema, values, type, file).factor }
    case 'llama3': {
      const read = parse(llama3Schema, values, type, file)
      return {
        type,
        factor: read.factor,
        lowFrequencyFactor: read.low_freq_factor,
        highFrequencyFactor: read.high_freq_factor,
        originalPositions: read.original_max_position_embeddings ?? config.max_position_embeddings,
      }
    }
    case 'yarn':
      return yarn(parse(yarnSchema, values, type, file), config.max_position_embeddings)
    case 'longrope':
      return long(parse(longSchema, values, type, file), config.max_position_embeddings)
    default:
      throw new ModelError(
        `${file}: RoPE scaling "${type}" is not supported. Supported: default, linear, dynamic, llama3, yarn, longrope.`,
      )
  }
}

function yarn(read: z.infer<typeof yarnSchema>, maxPositions: number): YarnScaling {
  const originalPositions = read.original_max_position_embeddings ?? maxPositions
  const factor = read.factor ?? maxPositions / originalPositions
  const magnitude = (mscale: number): number => (factor <= 1 ? 1 : 0.1 * mscale * Math.log(factor) + 1)
  const { mscale, mscale_all_dim: all } = read
  const derived = mscale && all ? magnitude(mscale) / magnitude(all) : magnitude(1)
  return {
    type: 'yarn',
    factor,
    originalPositions,
    attentionFactor: read.attention_factor ?? derived,
    betaFast: read.beta_fast || 32,
    betaSlow: read.beta_slow || 1,
    truncate: read.truncate,
  }
}

function long(read: z.infer<typeof longSchema>, maxPositions: number): LongScaling {
  const originalPositions = read.original_max_position_embeddings ?? maxPositions
  const factor = read.factor ?? maxPositions / originalPositions
  const derived = factor <= 1 ? 1 : Math.sqrt(1 + Math.log(factor) / Math.log(originalPositions))
  return {
    type: 'longrope',
    shortFactor: read.short_factor,
    longFactor: read.long_factor,
    originalPositions,
    attentionFactor: read.attention_factor ?? derived,
  }
}

function parse<T>(schema: z.ZodType<T>, values: unknown, type: string, file: string): T {
  const read = schema.safeParse(values)
  if (read.success) return read.data
  const issue = read.error.issues[0]
  throw new ModelError(
    `${file}: RoPE scaling "${type}": ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'malformed'}.`,
  )
}
