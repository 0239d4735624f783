import { type PyDict, PyFloat, type PyValue, toNumber } from '@eval/pystd'
import { z } from 'zod'
import type { RequestCacheMode } from './request-cache-mode.ts'
import { cachingMode } from './caching-mode.ts'
import { type Seeds, seedsOf } from './parse-seeds.ts'

const text = z.union([z.string(), z.number().transform(String)], 'must be text').nullish()
const flag = z.boolean('must be true or false').nullish()
const number = z.union(
  [z.number(), z.nan(), z.instanceof(PyFloat).transform(({ value }) => value)],
  'must be a number',
)
const count = number
  .refine((value) => Number.isInteger(value) && value >= 0, 'must be an integer of at least 0')
  .nullish()
const positive = number
  .refine((value) => Number.isInteger(value) && value > 0, 'must be an integer of at least 1')
  .nullish()
const mapping = z.custom<PyDict>(isMapping, 'must be key=value pairs or a mapping').nullish()

function isMapping(value: unknown): boolean {
  return value instanceof Map || Object.prototype.toString.call(value) === '[object Object]'
}

const limitRule = 'must be a count of at least 1 or a fraction between 0 and 1'
const limit = z
  .union([z.number(), z.nan(), z.instanceof(PyFloat)], 'must be a number')
  .refine((value) => Number.isFinite(toNumber(value)) && toNumber(value) > 0, limitRule)
  .nullish()

const cacheRequests = z
  .custom<PyValue>()
  .transform((value, check) => {
    const mode = cachingMode(value ?? null)
    if (mode === undefined) check.addIssue('must be true, refresh or delete')
    return mode ?? null
  })
  .optional()

const batchSizeRule = 'must be "auto", "auto:N" or a positive integer'
const batchSize = z
  .union([z.int().positive(), z.string().regex(/^(auto(:\d+)?|0*[1-9]\d*)$/, batchSizeRule)], batchSizeRule)
  .nullish()

const seeds = z
  .custom<PyValue>()
  .transform((value) => (value === undefined || value === null ? value : seedsOf(value)))
  .optional()

const samplesRule = 'must map task names to lists of document numbers: {"task": [0, 1, 2]}'
const documentLists = z.record(
  z.string(),
  z.array(z.int(samplesRule).nonnegative(samplesRule), samplesRule),
  samplesRule,
)

/** Values of a run's options, from the command line and a configuration file together, before defaults. */
export interface RunValues {
  readonly model?: string | null | undefined
  readonly model_args?: PyDict | null | undefined
  readonly tasks?: string | readonly string[] | null | undefined
  readonly apply_chat_template?: boolean | string | null | undefined
  readonly limit?: number | PyFloat | null | undefined
  readonly use_cache?: string | null | undefined
  readonly cache_requests?: RequestCacheMode | null | undefined
  readonly num_fewshot?: number | null | undefined
  readonly batch_size?: number | string | null | undefined
  readonly max_batch_size?: number | null | undefined
  readonly device?: string | null | undefined
  readonly gen_kwargs?: PyDict | null | undefined
  readonly output_path?: string | null | undefined
  readonly log_samples?: boolean | null | undefined
  readonly samples?: Readonly<Record<string, readonly number[]>> | null | undefined
  readonly include_path?: string | null | undefined
  readonly system_instruction?: string | null | undefined
  readonly fewshot_as_multiturn?: boolean | null | undefined
  readonly verbosity?: string | null | undefined
  readonly write_out?: boolean | null | undefined
  readonly show_config?: boolean | null | undefined
  readonly predict_only?: boolean | null | undefined
  readonly trust_remote_code?: boolean | null | undefined
  readonly confirm_run_unsafe_code?: boolean | null | undefined
  readonly seed?: Seeds | null | undefined
  readonly metadata?: PyDict | null | undefined
  readonly data?: string | null | undefined
  readonly datasets_dir?: string | null | undefined
  readonly fresh?: boolean | null | undefined
  readonly allow_packages?: readonly string[] | null | undefined
  readonly packages_dir?: string | null | undefined
  readonly python?: string | null | undefined
  readonly yes?: boolean | null | undefined
}

/** Checks {@link RunValues}; messages follow the option's name. */
export const runSchema: z.ZodType<RunValues> = z.object({
  model: text,
  model_args: mapping,
  tasks: z.union([z.string(), z.array(z.string())], 'must be task names').nullish(),
  apply_chat_template: z
    .union([z.boolean(), z.string()], 'must be true, false or the name of a template')
    .nullish(),
  limit,
  use_cache: text,
  cache_requests: cacheRequests,
  num_fewshot: count,
  batch_size: batchSize,
  max_batch_size: positive,
  device: text,
  gen_kwargs: mapping,
  output_path: text,
  log_samples: flag,
  samples: documentLists.nullish(),
  include_path: text,
  system_instruction: text,
  fewshot_as_multiturn: flag,
  verbosity: text,
  write_out: flag,
  show_config: flag,
  predict_only: flag,
  trust_remote_code: flag,
  confirm_run_unsafe_code: flag,
  seed: seeds,
  metadata: mapping,
  data: text,
  datasets_dir: text,
  fresh: flag,
  allow_packages: z.array(z.string(), 'must be names of packages').nullish(),
  packages_dir: text,
  python: text,
  yes: flag,
})
