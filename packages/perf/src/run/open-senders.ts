import { SenderPool } from '../threads/sender-pool.ts'
import type { PointContext, PointJob } from './point-context.ts'

/** Requests in flight that one thread sends without being late. */
const perThread = 256

/** The threads that send the requests of a load point, with open connections. */
export function openSenders(context: PointContext, job: PointJob): Promise<SenderPool> {
  const { settings, services } = context
  const inFlight = job.parallel === -1 ? Math.min(job.number, settings.maxInflight ?? 1000) : job.parallel
  const wanted = Math.min(services.processors - 1, Math.ceil(inFlight / perThread))
  const threads = Math.max(1, settings.threads ?? wanted)
  return SenderPool.open({
    threads,
    warmConnections: job.parallel === -1 ? 0 : Math.min(job.parallel, job.number),
    sender: {
      url: settings.url,
      headers: requestHeaders(context),
      connections: job.parallel === -1 ? null : job.parallel,
      connectTimeout: settings.connectTimeout,
      readTimeout: settings.readTimeout,
      totalTimeout: settings.totalTimeout,
      proxied: isProxied(settings.url, services.environment),
    },
    read: {
      format: context.format,
      profile: settings.profile,
      saveBodies: settings.saveBodies === 'all',
      trace: settings.debug,
    },
  })
}

/** DashScope streams only when its own header asks for it. */
function requestHeaders({ settings, format }: PointContext): Readonly<Record<string, string>> {
  if (format !== 'dashscope' || settings.stream !== true) return settings.headers
  return { Accept: 'text/event-stream', 'X-DashScope-SSE': 'enable', ...settings.headers }
}

function isProxied(url: string, environment: Readonly<Record<string, string | undefined>>): boolean {
  const name = url.startsWith('https:') ? 'https_proxy' : 'http_proxy'
  return (environment[name] ?? environment[name.toUpperCase()] ?? '') !== ''
}
