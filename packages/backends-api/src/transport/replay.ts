import { jsonDumps, jsonLoads } from '@eval/pystd'
import type { HttpReply, Interceptor } from './exchange.ts'
import type { RecordedExchange } from './record.ts'
import { shownPath } from './shown-path.ts'

/**
 * Answers from a record, without a network: a request gets the answer to an equal one (path and parsed body), the first
 * time the first of them, and so on; the last again when they run out. What is not there is answered with status 400.
 */
export function replay(lines: Iterable<RecordedExchange>): Interceptor {
  const recorded = new Map<string, RecordedExchange[]>()
  for (const line of lines) {
    const key = keyOf(line.path, line.body)
    recorded.set(key, [...(recorded.get(key) ?? []), line])
  }
  const taken = new Map<string, number>()
  return () => async (call) => {
    const key = keyOf(shownPath(call.url), call.body ?? null)
    const times = taken.get(key) ?? 0
    taken.set(key, times + 1)
    const found = recorded.get(key)
    return found === undefined ? notRecorded : replyOf(found[Math.min(times, found.length - 1)])
  }
}

const notRecorded: HttpReply = {
  status: 400,
  headers: new Map(),
  text: '{"error": {"message": "this request is not in the record"}}',
}

function replyOf(exchange: RecordedExchange | undefined): HttpReply {
  if (exchange === undefined) return notRecorded
  return { status: exchange.status ?? 200, headers: new Map(), text: exchange.response }
}

/** Bodies are compared as JSON: the order of keys does not count, `0` and `0.0` are different. */
function keyOf(path: string, body: string | null): string {
  return `${path}\n${body === null ? '' : canonical(body)}`
}

function canonical(body: string): string {
  return jsonDumps(jsonLoads(body), { sortKeys: true })
}
