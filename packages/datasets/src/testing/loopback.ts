import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'

/** Answers one request. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** Starts a server on a free port of this machine. */
export async function listen(handler: Handler): Promise<Server> {
  const server = createServer(handler)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

/** `http://127.0.0.1:<port>` */
export function addressOf(server: Server): string {
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`
}

/** Stops a server, open connections included. */
export async function close(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}
