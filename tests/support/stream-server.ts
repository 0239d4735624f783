import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** How a {@link streamServer} answers. Times are milliseconds. */
export interface StreamServerOptions {
  readonly tokens?: number
  /** Until the first token. */
  readonly first?: number
  /** Between tokens. */
  readonly gap?: number
  /** HTTP status of a request by its number, from 0; 200 where it is undefined. */
  readonly status?: (request: number) => number | undefined
}

/** A chat server on this machine that streams tokens at a fixed pace. */
export interface StreamServer extends AsyncDisposable {
  readonly url: string
  /** Headers and bodies that came. */
  readonly requests: { readonly headers: IncomingMessage['headers']; readonly body: string }[]
}

export async function streamServer(options: StreamServerOptions = {}): Promise<StreamServer> {
  const requests: StreamServer['requests'] = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (text: string) => (body += text))
    request.on('end', () => {
      const status = options.status?.(requests.length) ?? 200
      requests.push({ headers: request.headers, body })
      if (status === 200) return stream(response, options)
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ error: { message: `status ${status}` } }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return {
    url: `http://127.0.0.1:${address.port}/v1/chat/completions`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function stream(response: ServerResponse, { tokens = 3, first = 1, gap = 1 }: StreamServerOptions): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  let sent = 0
  const next = (): void => {
    if (response.destroyed) return
    if (sent++ < tokens) {
      response.write(`data: {"choices":[{"index":0,"delta":{"content":"w${sent} "}}]}\n\n`)
      setTimeout(next, gap)
      return
    }
    response.end(
      `data: {"choices":[],"usage":{"prompt_tokens":4,"completion_tokens":${tokens}}}\n\ndata: [DONE]\n\n`,
    )
  }
  setTimeout(next, first)
}
