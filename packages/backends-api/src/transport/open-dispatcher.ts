import { readFile } from 'node:fs/promises'
import type { Agent, Dispatcher } from 'undici'
import { UsageError } from '@eval/core'

/** How a server is connected to. */
export interface ConnectionOptions {
  /** Connections kept open to a server, at most. */
  readonly connections: number
  /** False accepts any certificate. */
  readonly verifyCertificate: boolean
  /** File of the certificates to trust beside the usual ones. */
  readonly certificateFile?: string
  /** Environment variables; the proxies among them are used. */
  readonly environment: Readonly<Record<string, string | undefined>>
}

/**
 * Connections that are kept alive between requests; through the proxy that HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY
 * name, if any.
 *
 * @throws UsageError if the file of certificates cannot be read.
 */
export async function openDispatcher(options: ConnectionOptions): Promise<Dispatcher> {
  const { Agent, EnvHttpProxyAgent } = await import('undici')
  const tls = await trust(options)
  const pool: Agent.Options = { connections: options.connections, pipelining: 1, connect: tls }
  const both = proxy(options, 'ALL_PROXY')
  const https = proxy(options, 'HTTPS_PROXY') ?? both
  const http = proxy(options, 'HTTP_PROXY') ?? both
  if (https === undefined && http === undefined) return new Agent(pool)
  return new EnvHttpProxyAgent({
    ...pool,
    requestTls: tls,
    ...(https === undefined ? {} : { httpsProxy: https }),
    ...(http === undefined ? {} : { httpProxy: http }),
    noProxy: proxy(options, 'NO_PROXY') ?? '',
  })
}

async function trust({
  verifyCertificate,
  certificateFile,
}: ConnectionOptions): Promise<{ ca?: string[]; rejectUnauthorized?: boolean }> {
  if (!verifyCertificate) return { rejectUnauthorized: false }
  if (certificateFile === undefined) return {}
  const { rootCertificates } = await import('node:tls')
  try {
    return { ca: [...rootCertificates, await readFile(certificateFile, 'utf8')] }
  } catch (error) {
    throw new UsageError(`ca_cert_path=${certificateFile} cannot be read.`, { cause: error })
  }
}

function proxy({ environment }: ConnectionOptions, name: string): string | undefined {
  return environment[name.toLowerCase()] || environment[name] || undefined
}
