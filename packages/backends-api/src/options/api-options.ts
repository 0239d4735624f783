import { z } from 'zod'

/** Command lines hand `None` over as null: it stands for the default. */
const optional = <Schema extends z.ZodType>(schema: Schema): z.ZodOptional<z.ZodNullable<Schema>> =>
  schema.nullish()
const digits = z
  .string()
  .regex(/^\s*-?\d+\s*$/, 'must be a whole number')
  .transform(Number)
const wholeNumber = z.union([z.int(), digits])
const atLeast = (least: number): z.ZodType<number, number | string> => wholeNumber.pipe(z.int().min(least))
const name = z.union([z.string(), z.number()]).transform(String)
const yes = z.union([z.boolean(), z.stringbool({ truthy: ['true'], falsy: ['false'] })])

const schema = z.strictObject({
  model: optional(name).describe('name that requests carry'),
  pretrained: optional(name).describe('the same; `model` wins'),
  base_url: optional(z.url({ protocol: /^https?$/ })).describe(
    'address that requests are posted to, in full',
  ),
  tokenizer: optional(z.string()).describe('folder or hub id of a tokenizer'),
  tokenizer_backend: optional(z.enum(['auto', 'huggingface', 'tiktoken', 'remote', 'none', 'None'])).describe(
    'where ids come from: auto, huggingface, tiktoken, remote (the server), none',
  ),
  truncate: optional(yes).describe('has no effect, as in lm_eval'),
  num_concurrent: optional(atLeast(0)).describe('requests under way at once (1)'),
  max_retries: optional(atLeast(1)).describe('tries of a request in all (3)'),
  max_gen_toks: optional(atLeast(1)).describe('new tokens where a task names no limit (256)'),
  batch_size: optional(z.union([z.int().positive(), z.string()])).describe('prompts in one request (1)'),
  seed: optional(wholeNumber).describe('seed that requests carry (1234)'),
  max_length: optional(atLeast(3)).describe('longest prompt and one new token, tokens (2048)'),
  add_bos_token: optional(yes).describe('add special tokens to texts (False)'),
  custom_prefix_token_id: optional(atLeast(0)).describe('token before text without context (BOS, else EOS)'),
  tokenized_requests: optional(yes).describe('send ids; False: texts'),
  trust_remote_code: optional(yes).describe('has no effect: no code of a model is run'),
  revision: optional(name).describe('branch, tag or commit of the tokenizer (main)'),
  use_fast_tokenizer: optional(yes).describe('has no effect'),
  verify_certificate: optional(yes).describe('False accepts any certificate (True)'),
  ca_cert_path: optional(z.string()).describe('file of certificates to trust'),
  auth_token: optional(name).describe('key, in place of the one of the environment'),
  eos_string: optional(z.string()).describe("text that ends generations (the tokenizer's)"),
  timeout: optional(z.union([z.number().positive(), digits.pipe(z.number().positive())])).describe(
    'seconds to the end of an answer (300)',
  ),
  header: optional(z.record(z.string(), z.union([z.string(), z.number()]).transform(String))).describe(
    'headers in place of the usual ones; needs --model_args as JSON',
  ),
  max_images: optional(atLeast(0)).describe('images of a conversation, at most (1)'),
  think_end_token: optional(z.string()).describe('mark that ends the reasoning, which is dropped'),
  record: optional(z.string()).describe('file that requests and answers are appended to, without keys'),
  replay: optional(z.string()).describe('file of a record that answers in place of the server'),
})

/** `null` is Python's `None`: the default. */
type Default = null | undefined

/** What {@link openApiBackend} takes. Keys are lm_eval's but the last two; {@link apiOptionHelp} describes each. */
export interface ApiOptions {
  readonly model?: string | number | Default
  readonly pretrained?: string | number | Default
  readonly base_url?: string | Default
  readonly tokenizer?: string | Default
  readonly tokenizer_backend?: 'auto' | 'huggingface' | 'tiktoken' | 'remote' | 'none' | 'None' | Default
  readonly truncate?: boolean | string | Default
  readonly num_concurrent?: number | string | Default
  readonly max_retries?: number | string | Default
  readonly max_gen_toks?: number | string | Default
  readonly batch_size?: number | string | Default
  readonly seed?: number | string | Default
  readonly max_length?: number | string | Default
  readonly add_bos_token?: boolean | string | Default
  readonly custom_prefix_token_id?: number | string | Default
  readonly tokenized_requests?: boolean | string | Default
  readonly trust_remote_code?: boolean | string | Default
  readonly revision?: string | number | Default
  readonly use_fast_tokenizer?: boolean | string | Default
  readonly verify_certificate?: boolean | string | Default
  readonly ca_cert_path?: string | Default
  readonly auth_token?: string | number | Default
  readonly eos_string?: string | Default
  readonly timeout?: number | string | Default
  readonly header?: Readonly<Record<string, string | number>> | Default
  readonly max_images?: number | string | Default
  readonly think_end_token?: string | Default
  readonly record?: string | Default
  readonly replay?: string | Default
}

/** The options after texts were read as numbers, booleans and names. */
export interface CheckedApiOptions extends ApiOptions {
  readonly model?: string | Default
  readonly pretrained?: string | Default
  readonly num_concurrent?: number | Default
  readonly max_retries?: number | Default
  readonly max_gen_toks?: number | Default
  readonly seed?: number | Default
  readonly max_length?: number | Default
  readonly add_bos_token?: boolean | Default
  readonly custom_prefix_token_id?: number | Default
  readonly tokenized_requests?: boolean | Default
  readonly revision?: string | Default
  readonly verify_certificate?: boolean | Default
  readonly auth_token?: string | Default
  readonly timeout?: number | Default
  readonly header?: Readonly<Record<string, string>> | Default
  readonly max_images?: number | Default
}

/** lm_eval's arguments of its API models, under its names, and two of our own (`record`, `replay`). */
export const apiOptionsSchema: z.ZodType<CheckedApiOptions, ApiOptions> = schema

/** Names and meanings of the arguments, in their order. */
export const apiOptionHelp: readonly (readonly [name: string, meaning: string])[] = Object.entries(
  schema.shape,
).map(([key, value]) => [key, value.description ?? ''])
