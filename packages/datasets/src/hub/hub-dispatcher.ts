import type { Dispatcher } from 'undici'
import type { Environment } from './hub-environment.ts'

/** Connections for one hub client; through the proxy that HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY name, if any. */
export async function openDispatcher(env: Environment): Promise<Dispatcher> {
  const { Agent, EnvHttpProxyAgent } = await import('undici')
  const both = proxy(env, 'ALL_PROXY')
  const https = proxy(env, 'HTTPS_PROXY') ?? both
  const http = proxy(env, 'HTTP_PROXY') ?? both
  if (https === undefined && http === undefined) return new Agent()
  const noProxy = proxy(env, 'NO_PROXY')
  return new EnvHttpProxyAgent({
    ...(https === undefined ? {} : { httpsProxy: https }),
    ...(http === undefined ? {} : { httpProxy: http }),
    noProxy: noProxy ?? '',
  })
}

function proxy(env: Environment, name: string): string | undefined {
  return env[name.toLowerCase()] || env[name] || undefined
}
