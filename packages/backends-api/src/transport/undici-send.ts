import type { Dispatcher } from 'undici'
import { describeTransportFailure } from './describe-transport-failure.ts'
import type { HttpReply, Send } from './exchange.ts'
import { serverOf } from './server-of.ts'
import { TransportError } from './transport-error.ts'

/**
 * The innermost {@link Send}: undici's connections.
 *
 * @param timeoutMs - Milliseconds from sending to the end of the answer.
 */
export function undiciSend(dispatcher: Dispatcher, timeoutMs: number): Send {
  return async ({ method, url, headers, body }, { signal }) => {
    signal?.throwIfAborted()
    const timeout = AbortSignal.timeout(timeoutMs)
    const { request } = await import('undici')
    try {
      const response = await request(url, {
        method,
        dispatcher,
        headers,
        ...(body === undefined ? {} : { body }),
        signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
        headersTimeout: 0,
        bodyTimeout: 0,
      })
      return await readReply(response)
    } catch (error) {
      signal?.throwIfAborted()
      if (timeout.aborted) {
        const message = `${serverOf(url)}: no complete answer within ${timeoutMs / 1000} s (timeout).`
        throw new TransportError('timeout', message, { cause: error })
      }
      throw describeTransportFailure(error, url)
    }
  }
}

async function readReply({ statusCode, headers, body }: Dispatcher.ResponseData): Promise<HttpReply> {
  const entries = Object.entries(headers).map(([name, value]): [string, string] => [
    name,
    Array.isArray(value) ? value.join(', ') : (value ?? ''),
  ])
  return { status: statusCode, headers: new Map(entries), text: await body.text() }
}
