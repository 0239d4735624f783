import type { RequestOutcome } from '../client/request-outcome.ts'
import { maskedHeaders } from '../options/benchmark-args.ts'
import { jsonDumps } from '@eval/pystd'
import type { PointContext } from './point-context.ts'
import type { Send } from './probe.ts'

/** Sends, and with --debug logs what was sent and what came, in EvalScope's words. */
export function tracedSend(send: Send, context: PointContext): Send {
  const { settings, services } = context
  if (!settings.debug) return send
  const headers = maskedHeaders(settings.headers)
  const place = `method='POST',  url=URL('${settings.url}')`
  return async (body, stream) => {
    services.log(
      'DEBUG',
      `Starting request: <method='POST', url=URL('${settings.url}'), headers=${jsonDumps(headers)}>`,
    )
    services.log('DEBUG', `Request sent: <${place}, truncated_chunk='${ends(body, 100)}'>`)
    const outcome = await send(body, stream)
    logAnswer(outcome, place, (message) => services.log('DEBUG', message))
    return outcome
  }
}

/** Parity: EvalScope's words, spelling included. */
function logAnswer(outcome: RequestOutcome, place: string, log: (message: string) => void): void {
  for (const chunk of outcome.trace ?? []) {
    log(`Request received: <${place}, truncated_chunk='${ends(chunk, 200)}'>`)
    if (!outcome.stream) continue
    for (const line of chunk.split(/\r\n|[\r\n]/))
      if (line.startsWith('data:')) log(`Response recevied: ${line}`)
  }
}

/** The beginning and the end of a long text. */
function ends(text: string, length: number): string {
  return text.length > 2 * length ? `${text.slice(0, length)}...${text.slice(-length)}` : text
}
