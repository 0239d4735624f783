/** True for what JSON and YAML call an object, of values that were parsed and not looked at yet. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
