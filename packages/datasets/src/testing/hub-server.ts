import type { Fault } from './fault.ts'
import { HubAnswer } from './hub-answer.ts'
import { addressOf, close, type Handler, listen } from './loopback.ts'
import { sendRange } from './send-range.ts'
import { commitOf, type ServedRepository } from './served-repository.ts'

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
  const content = { repositories, contents, cdn: addressOf(cdn), token: TEST_TOKEN }
  const hub = await listen(
    logged('hub', requests, (request, response) => {
      const answer = new HubAnswer(request, response, content)
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

function logged(server: 'hub' | 'cdn', requests: SeenRequest[], handle: Handler): Handler {
  return (request, response) => {
    const { authorization, range } = request.headers
    requests.push({ server, method: request.method ?? '', path: request.url ?? '', authorization, range })
    handle(request, response)
  }
}
