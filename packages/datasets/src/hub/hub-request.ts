import type { Dispatcher } from 'undici'
import { NetworkError } from '@eval/core'
import { describeFailure } from './connection-failure.ts'
import type { HubConnection } from './hub-connection.ts'

/** An answer of the hub or of a server it redirected to. The body must be read or dumped. */
export interface HubResponse {
  readonly status: number
  /** Of the last answer, completed by those of the redirects before it; names in lower case. */
  readonly headers: ReadonlyMap<string, string>
  readonly body: Dispatcher.ResponseData['body']
}

export interface HubRequest {
  readonly method: 'GET' | 'HEAD'
  readonly url: string
  readonly timeoutMs: number
  readonly headers?: Readonly<Record<string, string>>
  /** Stop at a redirect to another host: its headers are the answer. */
  readonly stayOnHub?: boolean
}

const MOST_REDIRECTS = 10

/**
 * Sends a request and follows redirects. The access token goes to the endpoint only, never to another origin.
 * @throws TransientNetworkError for lost connections and timeouts, NetworkError if the host cannot be reached.
 */
export async function sendRequest(connection: HubConnection, request: HubRequest): Promise<HubResponse> {
  const headers = new Map<string, string>()
  let url = new URL(request.url)
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const response = await sendOnce(connection, request, url)
    for (const [name, value] of responseHeaders(response)) headers.set(name, value)
    const target = redirectTarget(response, url)
    const leaves = target !== undefined && request.stayOnHub === true && target.origin !== url.origin
    if (target === undefined || leaves) return { status: response.statusCode, headers, body: response.body }
    await response.body.dump()
    url = target
  }
  throw new NetworkError(
    `${new URL(request.url).origin} redirects in circles (more than ${MOST_REDIRECTS} times).`,
  )
}

async function sendOnce(
  connection: HubConnection,
  request: HubRequest,
  url: URL,
): Promise<Dispatcher.ResponseData> {
  const [{ request: send }, dispatcher, authorization] = await Promise.all([
    import('undici'),
    connection.dispatcher(),
    authorizationFor(connection, url),
  ])
  try {
    return await send(url, {
      method: request.method,
      dispatcher,
      headers: {
        'user-agent': 'eval-datasets',
        'accept-encoding': 'identity',
        ...request.headers,
        ...authorization,
      },
      headersTimeout: request.timeoutMs,
      bodyTimeout: request.timeoutMs,
      ...(connection.signal ? { signal: connection.signal } : {}),
    })
  } catch (error) {
    connection.signal?.throwIfAborted()
    throw describeFailure(error, url, connection.environment.endpoint)
  }
}

async function authorizationFor(
  connection: HubConnection,
  url: URL,
): Promise<Readonly<Record<string, string>>> {
  if (url.origin !== new URL(connection.environment.endpoint).origin) return {}
  const token = await connection.token()
  return token === undefined ? {} : { authorization: `Bearer ${token}` }
}

function redirectTarget(response: Dispatcher.ResponseData, url: URL): URL | undefined {
  const location = response.headers['location']
  const redirects = [301, 302, 303, 307, 308].includes(response.statusCode)
  return redirects && typeof location === 'string' ? new URL(location, url) : undefined
}

function* responseHeaders(response: Dispatcher.ResponseData): Generator<[string, string]> {
  for (const [name, value] of Object.entries(response.headers)) {
    if (value !== undefined) yield [name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]
  }
}
