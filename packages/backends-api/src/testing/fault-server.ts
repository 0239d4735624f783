import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

/** A request that a server got. */
export interface Received {
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** An answer, or what happens in its place. */
export type Served =
  | { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly text: string }
  | 'reset'
  | 'silence'

/** A server on the loopback address that answers as it is told. */
export interface FaultServer extends AsyncDisposable {
  readonly url: string
  readonly received: readonly Received[]
  /** Connections that were ever opened. */
  readonly connections: number
  /** Requests that were under way at once, at most. */
  readonly mostAtOnce: number
}

/** @param serve - Told how many requests came before, from 0. */
export async function faultServer(
  serve: (request: Received, before: number) => Served | Promise<Served>,
  delayMs = 0,
): Promise<FaultServer> {
  const received: Received[] = []
  let [connections, atOnce, mostAtOnce] = [0, 0, 0]
  const server = createServer((message, response) => {
    void (async () => {
      mostAtOnce = Math.max(mostAtOnce, ++atOnce)
      response.on('close', () => atOnce--)
      const request = { path: message.url ?? '', headers: message.headers, body: await textOf(message) }
      const before = received.push(request) - 1
      if (delayMs > 0) await sleep(delayMs)
      answer(await serve(request, before), message, response)
    })()
  })
  server.on('connection', () => connections++)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    received,
    get connections() {
      return connections
    },
    get mostAtOnce() {
      return mostAtOnce
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function answer(served: Served, message: IncomingMessage, response: ServerResponse): void {
  if (served === 'reset') message.socket.destroy()
  else if (served !== 'silence') {
    const { status = 200, headers = {}, text } = served
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text)
  }
}

async function textOf(message: IncomingMessage): Promise<string> {
  message.setEncoding('utf8')
  let text = ''
  for await (const part of message) text += String(part)
  return text
}
