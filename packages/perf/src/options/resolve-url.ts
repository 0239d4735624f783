import { UsageError } from '@eval/core'
import { apiSegment } from './api-format.ts'

/** What the address of a run depends on. */
export interface UrlOptions {
  readonly url: string
  readonly api: string
  readonly dataset: string
  readonly port: number
  readonly tokenizePrompt: boolean
}

/**
 * The address that requests go to. Whole addresses stay as they are; a bare host gets `/v1/` and the API's last part, a base
 * that ends in `/v1` that part. Local servers are at their port. Prompts without a chat template (`speed_benchmark`,
 * tokens) go to `/v1/completions`; the Responses API is not at `/v1/chat/completions`.
 *
 * @throws UsageError for what is no address.
 */
export function resolveUrl(options: UrlOptions): string {
  const withoutChat = options.tokenizePrompt || options.dataset.startsWith('speed_benchmark')
  if (options.api === 'local' || options.api === 'local_vllm')
    return `http://127.0.0.1:${options.port}/v1/${withoutChat ? 'completions' : 'chat/completions'}`
  const url = URL.parse(options.url)
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new UsageError(
      `--url must be an address that begins with http:// or https://, got "${options.url}"`,
    )
  const segment = apiSegment(options.api)
  const bare = url.pathname === '' || url.pathname === '/'
  const base = bare || /\/v1\/?$/.test(url.pathname)
  const whole =
    segment !== undefined && base
      ? `${options.url.replace(/\/+$/, '')}${bare ? '/v1' : ''}/${segment}`
      : options.url
  if (segment === 'responses') return whole.replace(/\/chat\/completions(\/?)$/, '/responses$1')
  return segment === 'chat/completions' && withoutChat
    ? whole.replace(/\/chat\/completions(\/?)$/, '/completions$1')
    : whole
}
