import { PyError } from './py-error.ts'

const BASES: Readonly<Record<string, string>> = {
  IndentationError: 'SyntaxError',
  'json.JSONDecodeError': 'ValueError',
  UnicodeEncodeError: 'ValueError',
  KeyError: 'LookupError',
  IndexError: 'LookupError',
  OverflowError: 'ArithmeticError',
  RecursionError: 'RuntimeError',
  NotImplementedError: 'RuntimeError',
}

/** `except (A, B)`: true for a {@link PyError} of one of the named Python classes or of a subclass of one. No names: any. */
export function isPyError(error: unknown, ...pythonTypes: readonly string[]): error is PyError {
  if (!(error instanceof PyError)) return false
  if (pythonTypes.length === 0) return true
  for (let type: string | undefined = error.pythonType; type !== undefined; type = BASES[type]) {
    if (pythonTypes.includes(type)) return true
  }
  return false
}
