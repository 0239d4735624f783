import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Fault } from './fault.ts'

/** Sends the content whose ETag is the path, from where the range begins, or fails as the fault says. */
export function sendRange(
  request: IncomingMessage,
  response: ServerResponse,
  contents: ReadonlyMap<string, Uint8Array>,
  fault: Fault | undefined,
): void {
  const whole = contents.get((request.url ?? '').slice(1).split('?')[0] ?? '')
  if (!whole || fault?.kind === 'status') return void response.writeHead(fault?.status ?? 404).end()
  const wanted = /^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1]
  const start = wanted === undefined || fault?.kind === 'ignore-range' ? 0 : Number(wanted)
  if (start >= whole.length) return void response.writeHead(416).end()
  const bytes = fault?.kind === 'corrupt' ? whole.slice(start).fill(0) : whole.subarray(start)
  const range = { 'content-range': `bytes ${start}-${whole.length - 1}/${whole.length}` }
  response.writeHead(start > 0 ? 206 : 200, { 'content-length': bytes.length, ...(start > 0 ? range : {}) })
  if (fault?.kind === 'drop') {
    // The bytes get a moment to arrive: a reset connection throws away what was not read yet.
    response.write(bytes.subarray(0, fault.after ?? 0), () => setTimeout(() => response.destroy(), 50))
  } else if (fault?.kind === 'stall') response.write(bytes.subarray(0, fault.after ?? 0))
  else response.end(bytes)
}
