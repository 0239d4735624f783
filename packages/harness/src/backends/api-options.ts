import type { ApiOptions } from '@eval/backends-api'
import { dictEntries, isDict, isFloat, pyStr, type PyValue, toNumber } from '@eval/pystd'
import type { BackendRequest } from './backend-opener.ts'

/** Model arguments, keys included, and flags as the options of `@eval/backends-api`, which checks them. */
export function apiOptions({
  modelArgs,
  secretArgs = {},
  batchSize,
}: Pick<BackendRequest, 'modelArgs' | 'secretArgs' | 'batchSize'>): ApiOptions {
  const given = [...dictEntries(modelArgs), ...dictEntries(secretArgs)]
  const options = given.map(([key, value]): [string, unknown] => [pyStr(key), plain(value)])
  return { batch_size: batchSize, ...Object.fromEntries(options) }
}

function plain(value: PyValue): unknown {
  if (isFloat(value)) return toNumber(value)
  if (!isDict(value)) return value
  return Object.fromEntries(dictEntries(value).map(([key, item]) => [pyStr(key), plain(item)]))
}
