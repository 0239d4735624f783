import { NetworkError } from '@eval/core'
import type { IndexAddress } from './index-address.ts'

/** What is needed to download from an index. */
export interface DownloadOptions {
  readonly index: IndexAddress
  readonly signal: AbortSignal
  /** Ends the message about something that cannot be reached: what to do instead. */
  readonly instead: string
  /** Returns undefined where there is nothing (404), instead of an error. */
  readonly missing?: boolean
}

/** What lies at an address. @throws NetworkError that names the address, without secrets. */
export async function download(url: string, options: DownloadOptions): Promise<Uint8Array | undefined> {
  const { index, signal, instead, missing = false } = options
  const { EnvHttpProxyAgent, fetch } = await import('undici')
  const shown = shownAddress(url)
  const dispatcher = new EnvHttpProxyAgent()
  try {
    const answer = await fetch(url, { signal, dispatcher, headers: headersFor(url, index) })
    if (answer.ok) return new Uint8Array(await answer.arrayBuffer())
    if (missing && answer.status === 404) return undefined
    throw new NetworkError(`${shown} answered ${answer.status} ${answer.statusText}. ${instead}`)
  } catch (error) {
    if (error instanceof NetworkError || signal.aborted) throw error
    const cause = error instanceof Error ? (error.cause ?? error) : error
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new NetworkError(`${shown} cannot be reached: ${reason}. ${instead}`, { cause: error })
  } finally {
    await dispatcher.close()
  }
}

function headersFor(url: string, { url: base, authorization }: IndexAddress): Record<string, string> {
  const isOwn = URL.canParse(base) && URL.canParse(url) && new URL(url).origin === new URL(base).origin
  return isOwn && authorization !== undefined ? { authorization } : {}
}

/** Without what may be secret: user, password, query. */
function shownAddress(url: string): string {
  if (!URL.canParse(url)) return url
  const { origin, pathname } = new URL(url)
  return `${origin}${pathname}`
}
