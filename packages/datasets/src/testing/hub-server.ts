import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'

/** A repository that the test server serves. */
export interface ServedRepository {
  readonly type: 'model' | 'dataset'
  readonly id: string
  /** Revision → path → content. */
  readonly revisions: Readonly<Record<string, Readonly<Record<string, string | Uint8Array>>>>
  /** Needs a token, with or without accepted terms. */
  readonly gated?: boolean
}

/** Something that goes wrong, once per entry, in order. */
export interface Fault {
  readonly on: 'api' | 'head' | 'cdn'
  readonly kind: 'status' | 'drop' | 'corrupt' | 'stall' | 'ignore-range'
  readonly status?: number
  /** Bytes sent before the fault. */
  readonly after?: number
}

/** A request as it arrived. */
export interface SeenRequest {
  readonly server: 'hub' | 'cdn'
  readonly method: string
  readonly path: string
  readonly authorization: string | undefined
  readonly range: string | undefined
}

/** A loopback hub, and the second server that large files are redirected to. */
export interface HubServer extends AsyncDisposable {
  readonly endpoint: string
  readonly requests: SeenRequest[]
  readonly faults: Fault[]
  /** The commit of a revision. */
  commit(id: string, revision: string): string
}

/** The token that opens gated repositories. */
export const TEST_TOKEN = 'hf_test_token'
/** Contents from this size on are "large files": named by SHA-256 and sent by the other server. */
const LARGE = 1000

/** Starts a hub that answers like huggingface.co: commits, ETags, redirects, ranges, error codes. */
export async function startHubServer(repositories: readonly ServedRepository[]): Promise<HubServer> {
  const requests: SeenRequest[] = []
  const faults: Fault[] = []
  const contents = new Map<string, Uint8Array>()
  const takeFault = (on: Fault['on']) => {
    const index = faults.findIndex((fault) => fault.on === on)
    return index === -1 ? undefined : faults.splice(index, 1)[0]
  }
  const cdn = await listen(
    logged('cdn', requests, (request, response) => sendRange(request, response, contents, takeFault('cdn'))),
  )
  const hub = await listen(
    logged('hub', requests, (request, response) => {
      const answer = new HubAnswer(request, response, repositories, contents, addressOf(cdn))
      answer.send(takeFault(request.url?.startsWith('/api/') ? 'api' : 'head'))
    }),
  )
  return {
    endpoint: addressOf(hub),
    requests,
    faults,
    commit: commitOf,
    async [Symbol.asyncDispose]() {
      await Promise.all([close(hub), close(cdn)])
    },
  }
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void

function logged(server: 'hub' | 'cdn', requests: SeenRequest[], handle: Handler): Handler {
  return (request, response) => {
    const { authorization, range } = request.headers
    requests.push({ server, method: request.method ?? '', path: request.url ?? '', authorization, range })
    handle(request, response)
  }
}

class HubAnswer {
  private readonly request: IncomingMessage
  private readonly response: ServerResponse
  private readonly repositories: readonly ServedRepository[]
  private readonly contents: Map<string, Uint8Array>
  private readonly cdn: string

  constructor(
    request: IncomingMessage,
    response: ServerResponse,
    repositories: readonly ServedRepository[],
    contents: Map<string, Uint8Array>,
    cdn: string,
  ) {
    this.request = request
    this.response = response
    this.repositories = repositories
    this.contents = contents
    this.cdn = cdn
  }

  send(fault: Fault | undefined): void {
    const url = (this.request.url ?? '').split('?')[0] ?? ''
    if (fault?.kind === 'drop') this.request.socket.destroy()
    else if (fault?.kind === 'stall') return
    else if (fault) this.fail(fault.status ?? 500)
    else if (url.startsWith('/api/resolve-cache/')) this.sendSmall(url.split('/').slice(-2))
    else if (url.startsWith('/api/')) this.sendInfo(url)
    else this.sendFile(url)
  }

  private sendInfo(url: string): void {
    const match = /^\/api\/(model|dataset)s\/(.+)\/revision\/([^/]+)$/.exec(url)
    const found = match && this.find(match[1], match[2] ?? '', decodeURIComponent(match[3] ?? ''))
    if (!found) return
    const siblings = Object.keys(found.files).map((rfilename) => ({ rfilename }))
    const body = JSON.stringify({ id: match?.[2], sha: found.commit, siblings })
    this.response.writeHead(200, { 'content-type': 'application/json' }).end(body)
  }

  private sendFile(url: string): void {
    const match = /^\/(datasets\/)?(.+?)\/resolve\/([^/]+)\/(.+)$/.exec(url)
    const type = match?.[1] ? 'dataset' : 'model'
    const found = match && this.find(type, match[2] ?? '', decodeURIComponent(match[3] ?? ''))
    if (!found) return
    const content = found.files[decodeURIComponent(match?.[4] ?? '')]
    if (content === undefined) return this.fail(404, 'EntryNotFound')
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
    const etag = etagOf(bytes)
    this.contents.set(etag, bytes)
    const location =
      bytes.length >= LARGE
        ? `${this.cdn}/${etag}?signature=secret`
        : `/api/resolve-cache/${found.commit}/${etag}`
    const headers = {
      location,
      etag: '"of-this-redirect"',
      'x-repo-commit': found.commit,
      'x-linked-etag': `"${etag}"`,
      'x-linked-size': bytes.length,
    }
    this.response.writeHead(bytes.length >= LARGE ? 302 : 307, headers).end()
  }

  private sendSmall([commit = '', etag = '']: readonly string[]): void {
    const bytes = this.contents.get(etag) ?? new Uint8Array()
    const body = this.request.method === 'HEAD' ? undefined : bytes
    const headers = { etag: `"${etag}"`, 'x-repo-commit': commit, 'content-length': bytes.length }
    this.response.writeHead(200, headers).end(body)
  }

  private find(type: string | undefined, id: string, revision: string) {
    const repository = this.repositories.find((known) => known.type === type && known.id === id)
    if (!repository) return this.fail(401, 'RepoNotFound')
    if (repository.gated && this.request.headers.authorization !== `Bearer ${TEST_TOKEN}`) {
      return this.fail(401, 'GatedRepo')
    }
    const name = Object.keys(repository.revisions).find(
      (known) => known === revision || commitOf(id, known) === revision,
    )
    const files = name === undefined ? undefined : repository.revisions[name]
    if (name === undefined || files === undefined) return this.fail(404, 'RevisionNotFound')
    return { files, commit: commitOf(id, name) }
  }

  private fail(status: number, code?: string): undefined {
    this.response.writeHead(status, code === undefined ? {} : { 'x-error-code': code }).end('error')
    return undefined
  }
}

function sendRange(
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

function commitOf(id: string, revision: string): string {
  return createHash('sha1').update(`${id}@${revision}`).digest('hex')
}

function etagOf(bytes: Uint8Array): string {
  if (bytes.length >= LARGE) return createHash('sha256').update(bytes).digest('hex')
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
}

async function listen(handler: Handler): Promise<Server> {
  const server = createServer(handler)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

function addressOf(server: Server): string {
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}
