import { isDict, type PyValue } from '@eval/pystd'

/**
 * A `!function module.name` of a task file, kept as a value: nothing is imported while a file is read. `module` is as
 * written, dots and all, relative to the folder of `file`.
 */
export type FunctionReference = {
  /** As written in the file: `utils.process_results`. */
  readonly '!function': string
  readonly module: string
  readonly name: string
  /** The file that holds the tag. */
  readonly file: string
}

/** `text` is what follows the tag. A text without a dot has an empty module. */
export function functionReference(text: string, file: string): FunctionReference {
  const dot = text.lastIndexOf('.')
  return { '!function': text, module: text.slice(0, Math.max(dot, 0)), name: text.slice(dot + 1), file }
}

export function isFunctionReference(value: PyValue | undefined): value is FunctionReference {
  return value !== undefined && isDict(value) && !(value instanceof Map) && '!function' in value
}
