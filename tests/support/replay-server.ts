import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import { jsonDumps, jsonLoads } from '@eval/pystd'

/** A request that a server got. */
export interface ReceivedRequest {
  readonly method: string
  readonly path: string
  readonly authorization: string | null
  readonly contentType: string | null
  readonly body: string
}

/** A server on the loopback address. */
export interface LoopbackServer extends AsyncDisposable {
  readonly port: number
  /** What it was asked, in order. */
  readonly received: readonly ReceivedRequest[]
}

interface Recorded {
  readonly path: string
  readonly body: string | null
  readonly response: string
}

/**
 * Answers recorded exchanges (one JSON object per line): a request whose path and parsed body equal a recorded one gets the
 * recorded response; several of one body are answered in order, the last one again when they run out. Anything else gets 400.
 *
 * @param port - Default: any that is free.
 */
export async function replayServer(file: string, port = 0): Promise<LoopbackServer> {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
  const recorded = Map.groupBy(
    lines.map((line): Recorded => JSON.parse(line)),
    ({ path, body }) => keyOf(path, body ?? ''),
  )
  const taken = new Map<string, number>()
  return loopbackServer(port, ({ path, body }) => {
    const key = keyOf(path, body)
    const answers = recorded.get(key) ?? []
    const times = taken.get(key) ?? 0
    taken.set(key, times + 1)
    const found = answers[Math.min(times, answers.length - 1)]
    if (found !== undefined) return { status: 200, text: found.response }
    return { status: 400, text: '{"error": {"message": "not recorded"}}' }
  })
}

export interface ServedAnswer {
  readonly status: number
  readonly text: string
}

/** Listens, keeps what it is asked, and answers with JSON. */
export async function loopbackServer(
  port: number,
  answer: (request: ReceivedRequest) => ServedAnswer | Promise<ServedAnswer>,
): Promise<LoopbackServer> {
  const received: ReceivedRequest[] = []
  const server = createServer((message, response) => {
    void (async () => {
      const request = await readRequest(message)
      received.push(request)
      const { status, text } = await answer(request)
      response.writeHead(status, { 'content-type': 'application/json' }).end(text)
    })()
  })
  await new Promise<void>((resolve, reject) => server.on('error', reject).listen(port, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new TypeError('the server has no port')
  return {
    port: address.port,
    received,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function readRequest(message: IncomingMessage): Promise<ReceivedRequest> {
  let body = ''
  message.setEncoding('utf8')
  for await (const part of message) body += String(part)
  return {
    method: message.method ?? '',
    path: message.url ?? '',
    authorization: message.headers.authorization ?? null,
    contentType: message.headers['content-type'] ?? null,
    body,
  }
}

function keyOf(path: string, body: string): string {
  return `${path}\n${body === '' ? '' : jsonDumps(jsonLoads(body), { sortKeys: true })}`
}
