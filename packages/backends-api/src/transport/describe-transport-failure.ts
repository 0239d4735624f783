import { serverOf } from './server-of.ts'
import { TransportError, type TransportFailure } from './transport-error.ts'

const KNOWN: ReadonlyMap<string, readonly [TransportFailure, string]> = new Map([
  ['ECONNREFUSED', ['unreachable', 'the connection was refused']],
  ['ENOTFOUND', ['unreachable', 'the host name is unknown']],
  ['EAI_AGAIN', ['unreachable', 'the host name could not be looked up']],
  ['ENETUNREACH', ['unreachable', 'the network is unreachable']],
  ['EHOSTUNREACH', ['unreachable', 'the host is unreachable']],
  ['UND_ERR_CONNECT_TIMEOUT', ['unreachable', 'connecting took too long']],
  ['CERT_HAS_EXPIRED', ['unreachable', 'its certificate has expired']],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', ['unreachable', 'its certificate is not trusted']],
  ['SELF_SIGNED_CERT_IN_CHAIN', ['unreachable', 'its certificate is not trusted']],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', ['unreachable', 'its certificate is not trusted']],
  ['ERR_TLS_CERT_ALTNAME_INVALID', ['unreachable', 'its certificate is for another host']],
  ['UND_ERR_HEADERS_TIMEOUT', ['timeout', 'it did not answer in time']],
  ['UND_ERR_BODY_TIMEOUT', ['timeout', 'it stopped sending']],
  ['ETIMEDOUT', ['timeout', 'the connection timed out']],
  ['ECONNRESET', ['lost', 'the connection was lost']],
  ['UND_ERR_SOCKET', ['lost', 'the connection was lost']],
  ['EPIPE', ['lost', 'the connection was lost']],
])

/** A failure of the network as an error that names the server, and nothing secret of its address. */
export function describeTransportFailure(error: unknown, url: string): TransportError {
  const code = codeOf(error)
  const [failure, reason] = KNOWN.get(code) ?? ['lost', `the transfer failed (${code || 'unknown reason'})`]
  const advice = reason.includes('not trusted') ? ' Give ca_cert_path, or verify_certificate=False.' : ''
  return new TransportError(failure, `${serverOf(url)}: ${reason}.${advice}`, { cause: error })
}

/** The code of an error, or of the first of several tries that failed together (IPv6 and IPv4). */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0])
  if (typeof error !== 'object' || error === null) return ''
  if ('code' in error && typeof error.code === 'string') return error.code
  return 'cause' in error ? codeOf(error.cause) : ''
}
