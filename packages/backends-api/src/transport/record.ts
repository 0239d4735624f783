import { jsonDumps } from '@eval/pystd'
import type { HttpCall, Interceptor } from './exchange.ts'
import { redact } from './redact.ts'
import { shownPath } from './shown-path.ts'

/** A request and its answer as a line of a record; `replay` answers from such lines. */
export interface RecordedExchange {
  readonly method: string
  /** Path and query of the address. */
  readonly path: string
  /** The kind of authorization; never the key. */
  readonly authorization: string | null
  readonly content_type: string | null
  /** JSON text as it was sent. */
  readonly body: string | null
  /** Text of the answer. */
  readonly response: string
  /** Status of the answer, where it is not 200. */
  readonly status?: number
}

/** Hands every answered request to `write` as one JSON line, in the order of the answers. Keys are left out. */
export function record(write: (line: string) => void): Interceptor {
  return (next) => async (call, options) => {
    const reply = await next(call, options)
    const exchange: RecordedExchange = {
      method: call.method,
      path: shownPath(call.url),
      authorization: shownAuthorization(call),
      content_type: call.headers['content-type'] ?? null,
      body: call.body ?? null,
      response: redact(reply.text, call.headers),
      ...(reply.status === 200 ? {} : { status: reply.status }),
    }
    write(jsonDumps({ ...exchange }, { ensureAscii: false }))
    return reply
  }
}

function shownAuthorization({ headers }: HttpCall): string | null {
  const { authorization } = headers
  if (authorization === undefined) return null
  const [scheme = '', ...rest] = authorization.split(' ')
  return rest.join('') === '' ? scheme : `${scheme} ***`
}
