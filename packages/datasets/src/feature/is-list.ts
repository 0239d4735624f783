import type { PyValue } from '@eval/pystd'

/** True for Python lists. (`Array.isArray` does not narrow readonly arrays.) */
export function isList(value: PyValue): value is readonly PyValue[] {
  return Array.isArray(value)
}
