import { ModelError } from '@eval/core'
import type { z } from 'zod'

/** Values that a key may have where it stands; other values would change numbers in a way that is not built. */
export type OnlyValues = Readonly<Record<string, readonly unknown[]>>

/**
 * Reads a configuration.
 *
 * @param only keys that may only have these values.
 * @throws ModelError naming the key.
 */
export function readConfig<Schema extends z.ZodType>(
  schema: Schema,
  config: unknown,
  file: string,
  only: OnlyValues = {},
): z.infer<Schema> {
  const read = schema.safeParse(config)
  if (!read.success) {
    const issue = read.error.issues[0]
    throw new ModelError(`${file}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'malformed'}.`)
  }
  for (const [key, values] of Object.entries(only)) {
    const value: unknown = Reflect.get(Object(config), key)
    if (value === undefined || value === null || values.includes(value)) continue
    throw new ModelError(`${file}: ${key}=${JSON.stringify(value)} is not supported for this model_type.`)
  }
  return read.data
}
