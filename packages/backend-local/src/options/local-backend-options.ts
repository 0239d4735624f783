import { z } from 'zod'

/** Command lines hand `None` over as null: it stands for the default. */
const optional = <Schema extends z.ZodType>(schema: Schema): z.ZodOptional<z.ZodNullable<Schema>> =>
  schema.nullish()
const digits = z
  .string()
  .regex(/^-?\d+$/)
  .transform(Number)
const wholeNumber = z.union([z.int(), digits])

const schema = z.strictObject({
  pretrained: z.string().min(1).describe('folder of the model, or its id on the hub'),
  revision: optional(z.union([z.string(), z.number()]).transform(String)).describe(
    'branch, tag or commit on the hub',
  ),
  subfolder: optional(z.string()).describe('folder inside the repository'),
  tokenizer: optional(z.string()).describe('folder or hub id of another tokenizer'),
  max_length: optional(wholeNumber.pipe(z.int().nonnegative())).describe(
    'longest context, tokens; 0 is as unset',
  ),
  device: optional(z.string()).describe('cpu (default), cuda or cuda:N'),
  dtype: optional(z.string()).describe('auto (that of the weights), float32, bfloat16 or float16'),
  batch_size: optional(z.union([z.int().positive(), z.string()])).describe(
    'questions in one forward pass, or auto',
  ),
  max_batch_size: optional(z.int().positive()).describe('bound of auto'),
  add_bos_token: optional(z.boolean()).describe('put BOS before texts; default: as the tokenizer does'),
  prefix_token_id: optional(wholeNumber).describe(
    'token before text without context; default: BOS, else EOS',
  ),
  softmax_dtype: optional(z.string()).describe('float32: log-probabilities of a half type are not rounded'),
  logits_cache: z.boolean().nullish().describe('false: no work is shared between requests'),
  chat_template_args: optional(z.record(z.string(), z.unknown())).describe(
    'further variables of the chat template',
  ),
  enable_thinking: optional(z.boolean()).describe(
    'variable of the chat template; true needs think_end_token',
  ),
  think_end_token: optional(z.union([z.string(), z.int()])).describe(
    'mark (or token id) that ends the reasoning',
  ),
  trust_remote_code: optional(z.boolean()).describe('has no effect: no code of a model is run'),
  threads: optional(z.int().positive()).describe('threads of the runtime; default: all processors'),
  prefix_reuse: z.boolean().nullish().describe('false: every request is computed by itself (for audits)'),
  prefix_memory: z
    .int()
    .nonnegative()
    .nullish()
    .describe('MiB for what is kept of a dialogue between its turns; default: an eighth of the memory'),
  truncation: optional(z.literal(false)),
  use_fast_tokenizer: optional(z.literal(true)),
  backend: optional(z.enum(['default', 'causal'])),
  parallelize: optional(z.literal(false)),
  peft: z.null().optional(),
  delta: z.null().optional(),
  gguf_file: z.null().optional(),
  autogptq: optional(z.literal(false)),
  gptqmodel: optional(z.literal(false)),
  mixed_precision_dtype: z.null().optional(),
  tp_plan: z.null().optional(),
})

/** `null` is Python's `None`: the default. */
type Default = null | undefined

/** What {@link openLocalBackend} takes. Keys are lm_eval's; {@link localBackendSchema} describes each. */
export interface LocalBackendOptions {
  readonly pretrained: string
  readonly revision?: string | number | Default
  readonly subfolder?: string | Default
  readonly tokenizer?: string | Default
  readonly max_length?: number | string | Default
  readonly device?: string | Default
  readonly dtype?: string | Default
  readonly batch_size?: number | string | Default
  readonly max_batch_size?: number | Default
  readonly add_bos_token?: boolean | Default
  readonly prefix_token_id?: number | string | Default
  readonly logits_cache?: boolean | Default
  readonly chat_template_args?: Readonly<Record<string, unknown>> | Default
  readonly enable_thinking?: boolean | Default
  readonly think_end_token?: string | number | Default
  readonly trust_remote_code?: boolean | Default
  readonly threads?: number | Default
  readonly prefix_reuse?: boolean | Default
  readonly prefix_memory?: number | Default
  readonly truncation?: false | Default
  readonly use_fast_tokenizer?: true | Default
  readonly softmax_dtype?: string | Default
  readonly backend?: 'default' | 'causal' | Default
  readonly parallelize?: false | Default
  readonly peft?: Default
  readonly delta?: Default
  readonly gguf_file?: Default
  readonly autogptq?: false | Default
  readonly gptqmodel?: false | Default
  readonly mixed_precision_dtype?: Default
  readonly tp_plan?: Default
}

/** The options after {@link localBackendSchema} has read texts as numbers and numbers as texts. */
export interface CheckedLocalOptions extends LocalBackendOptions {
  readonly revision?: string | Default
  readonly max_length?: number | Default
  readonly prefix_token_id?: number | Default
}

/** lm_eval's arguments of `--model hf` that have a meaning here, under its names, and two of our own. */
export const localBackendSchema: z.ZodType<CheckedLocalOptions, LocalBackendOptions> = schema

/** The keys of {@link LocalBackendOptions}. */
export const localOptionNames: readonly string[] = Object.keys(schema.shape)
