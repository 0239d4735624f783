import type { ApiOptions } from '@eval/backends-api'
import { dictEntries, isDict, isFloat, pyStr, type PyValue, toNumber } from '@eval/pystd'
import type { BackendRequest } from './backend-opener.ts'

/** Model arguments and flags as the options of `@eval/backends-api`, which checks them. */
export function apiOptions({
  modelArgs,
  batchSize,
}: Pick<BackendRequest, 'modelArgs' | 'batchSize'>): ApiOptions {
  const given = dictEntries(modelArgs).map(([key, value]): [string, unknown] => [pyStr(key), plain(value)])
  return { batch_size: batchSize, ...Object.fromEntries(given) }
}

function plain(value: PyValue): unknown {
  if (isFloat(value)) return toNumber(value)
  if (!isDict(value)) return value
  return Object.fromEntries(dictEntries(value).map(([key, item]) => [pyStr(key), plain(item)]))
}
