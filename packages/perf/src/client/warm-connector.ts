import type { Socket } from 'node:net'
import { buildConnector } from 'undici'

type ConnectOptions = buildConnector.Options
type Connect = buildConnector.connector

/** Opens connections, some of them before they are asked for. */
export interface WarmConnector {
  /** For undici. */
  readonly connect: Connect
  /** Opens `count` connections that the next requests will get. Fails silently: a request will say what is wrong. */
  warm(url: URL, count: number): Promise<void>
  /** Closes what nobody took. */
  close(): void
}

/** @param timeout - Milliseconds that opening may take; 0 for as long as the system allows. */
export function createWarmConnector(timeout: number): WarmConnector {
  const open = buildConnector({ timeout, allowH2: false, keepAlive: true })
  const ready: Socket[] = []
  const usable = (): Socket | undefined => {
    for (let socket = ready.pop(); socket !== undefined; socket = ready.pop())
      if (!socket.destroyed && socket.readable && socket.writable) return socket
    return undefined
  }
  return {
    connect(options, callback) {
      const socket = usable()
      if (socket === undefined) return open(options, callback)
      socket.removeAllListeners('error')
      // undici is still preparing the request when it asks.
      queueMicrotask(() => callback(null, socket))
    },
    async warm(url, count) {
      await Promise.all(Array.from({ length: count }, () => openOne(open, url, ready)))
    },
    close() {
      for (const socket of ready.splice(0)) socket.destroy()
    },
  }
}

function openOne(open: Connect, url: URL, ready: Socket[]): Promise<void> {
  const options: ConnectOptions = {
    hostname: url.hostname,
    host: url.host,
    protocol: url.protocol,
    port: url.port,
  }
  return new Promise((resolve) => {
    open(options, (error, socket) => {
      if (error === null) {
        // Nobody listens until a request takes it.
        socket.on('error', () => socket.destroy())
        ready.push(socket)
      }
      resolve()
    })
  })
}
