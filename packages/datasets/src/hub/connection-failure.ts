import { NetworkError } from '@eval/core'
import { TransientNetworkError } from './transient-network-error.ts'

const UNREACHABLE: ReadonlyMap<string, string> = new Map([
  ['ECONNREFUSED', 'the connection was refused'],
  ['ENOTFOUND', 'the host name is unknown'],
  ['EAI_AGAIN', 'the host name could not be looked up'],
  ['ENETUNREACH', 'the network is unreachable'],
  ['EHOSTUNREACH', 'the host is unreachable'],
  ['CERT_HAS_EXPIRED', 'its certificate has expired'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'its certificate is not trusted (set NODE_EXTRA_CA_CERTS)'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'its certificate is not trusted (set NODE_EXTRA_CA_CERTS)'],
])
const TRANSIENT: ReadonlyMap<string, string> = new Map([
  ['UND_ERR_CONNECT_TIMEOUT', 'connecting took too long'],
  ['UND_ERR_HEADERS_TIMEOUT', 'it did not answer in time'],
  ['UND_ERR_BODY_TIMEOUT', 'it stopped sending'],
  ['ECONNRESET', 'the connection was lost'],
  ['UND_ERR_SOCKET', 'the connection was lost'],
  ['EPIPE', 'the connection was lost'],
  ['ETIMEDOUT', 'the connection timed out'],
])

/**
 * A failure of the network as an error that names the host, and nothing secret of the address: redirect targets carry
 * signatures.
 */
export function describeFailure(error: unknown, url: URL, endpoint: string): NetworkError {
  const code = codeOf(error)
  const place = `${url.protocol}//${url.host}`
  const unreachable = UNREACHABLE.get(code)
  if (unreachable !== undefined) {
    const hub = new URL(endpoint).origin === url.origin ? ' (the hub; HF_ENDPOINT names another one)' : ''
    const advice = 'Check the network, or set HF_HUB_OFFLINE=1 to use only what is cached.'
    return new NetworkError(`${place}${hub} cannot be reached: ${unreachable}. ${advice}`, { cause: error })
  }
  const transient = TRANSIENT.get(code) ?? `the transfer failed (${code || 'unknown reason'})`
  return new TransientNetworkError(`${place}: ${transient}.`, { cause: error })
}

/** The code of an error, or of the first of several tries that failed together (IPv6 and IPv4). */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0])
  if (typeof error !== 'object' || error === null || !('code' in error)) return ''
  return typeof error.code === 'string' ? error.code : ''
}
