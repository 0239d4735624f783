import { floatFromText, intFromText, PyError } from '@eval/pystd'

/** `int(text)`, undefined where Python raises ValueError. */
export function pythonInteger(text: string): number | bigint | undefined {
  return unlessPythonFails(() => intFromText(text))
}

/** `float(text)` as a plain number, undefined where Python raises ValueError. */
export function pythonFloat(text: string): number | undefined {
  return unlessPythonFails(() => floatFromText(text))
}

function unlessPythonFails<T>(action: () => T): T | undefined {
  try {
    return action()
  } catch (error) {
    if (error instanceof PyError) return undefined
    throw error
  }
}
