import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Fault } from './fault.ts'
import { commitOf, etagOf, isLarge, type ServedRepository } from './served-repository.ts'

/** What the hub has to give. */
export interface HubContent {
  readonly repositories: readonly ServedRepository[]
  /** ETag → content, of every file that was asked for. */
  readonly contents: Map<string, Uint8Array>
  /** Address of the server that large contents are redirected to. */
  readonly cdn: string
  /** Opens gated repositories. */
  readonly token: string
}

/** One answer of the hub itself: commits, redirects to contents, small contents, error codes. */
export class HubAnswer {
  private readonly request: IncomingMessage
  private readonly response: ServerResponse
  private readonly hub: HubContent

  constructor(request: IncomingMessage, response: ServerResponse, hub: HubContent) {
    this.request = request
    this.response = response
    this.hub = hub
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
    this.hub.contents.set(etag, bytes)
    const location = isLarge(bytes)
      ? `${this.hub.cdn}/${etag}?signature=secret`
      : `/api/resolve-cache/${found.commit}/${etag}`
    const headers = {
      location,
      etag: '"of-this-redirect"',
      'x-repo-commit': found.commit,
      'x-linked-etag': `"${etag}"`,
      'x-linked-size': bytes.length,
    }
    this.response.writeHead(isLarge(bytes) ? 302 : 307, headers).end()
  }

  private sendSmall([commit = '', etag = '']: readonly string[]): void {
    const bytes = this.hub.contents.get(etag) ?? new Uint8Array()
    const body = this.request.method === 'HEAD' ? undefined : bytes
    const headers = { etag: `"${etag}"`, 'x-repo-commit': commit, 'content-length': bytes.length }
    this.response.writeHead(200, headers).end(body)
  }

  private find(type: string | undefined, id: string, revision: string) {
    const repository = this.hub.repositories.find((known) => known.type === type && known.id === id)
    if (!repository) return this.fail(401, 'RepoNotFound')
    if (repository.gated && this.request.headers.authorization !== `Bearer ${this.hub.token}`) {
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
