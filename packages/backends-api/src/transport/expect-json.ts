import type { Interceptor } from './exchange.ts'
import { parseReply } from './parse-reply.ts'
import { redact } from './redact.ts'
import { serverOf } from './server-of.ts'
import { TransportError } from './transport-error.ts'

/** A successful answer whose text is no JSON (cut short, or the page of a proxy) counts as no answer. */
export const expectJson: Interceptor = (next) => async (call, options) => {
  const reply = await next(call, options)
  if (reply.status >= 300) return reply
  try {
    parseReply(reply)
  } catch (error) {
    throw new TransportError(
      'malformed',
      `${serverOf(call.url)}: the answer is no JSON: ${shown(redact(reply.text, call.headers))}`,
      {
        cause: error,
      },
    )
  }
  return reply
}

function shown(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line === '' ? 'it is empty' : JSON.stringify(line.length > 120 ? `${line.slice(0, 120)}…` : line)
}
