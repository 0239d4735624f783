import { jsonDumps, type PyRecord } from '@eval/pystd'
import type { Endpoint } from './endpoint.ts'
import { callJson } from '../transport/call-json.ts'

/** Posts a body, written as Python writes JSON, and gives the JSON of the answer. @throws ApiError as `callJson` does. */
export function post({ settings, send }: Endpoint, body: PyRecord, signal: AbortSignal): Promise<unknown> {
  const { url, headers } = settings
  return callJson(
    send,
    {
      method: 'POST',
      url,
      headers: { 'content-type': 'application/json', ...headers },
      body: jsonDumps(body),
    },
    { signal },
  )
}
