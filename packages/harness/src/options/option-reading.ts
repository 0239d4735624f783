import { UsageError } from '@eval/core'
import { PyFloat } from '@eval/pystd'
import type { OptionValue } from './flag-values.ts'

type Values = Readonly<Record<string, OptionValue>>

/** A text option, null where it was not given. A number of a configuration file is taken as its text. */
export function textOption(values: Values, name: string): string | null {
  const value = values[name] ?? null
  if (value === null || typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  throw new UsageError(`${name} must be text`)
}

/** A number option, null where it was not given. */
export function numberOption(values: Values, name: string): number | null {
  const value = values[name] ?? null
  if (value === null || typeof value === 'number') return value
  if (value instanceof PyFloat) return value.value
  throw new UsageError(`${name} must be a number`)
}
