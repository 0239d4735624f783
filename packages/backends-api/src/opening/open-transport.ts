import { PyRandom } from '@eval/pystd'
import type { Dispatcher } from 'undici'
import type { ApiContext } from '../settings/api-context.ts'
import type { CheckedApiOptions } from '../options/api-options.ts'
import { compose } from '../transport/compose.ts'
import type { Interceptor, Send } from '../transport/exchange.ts'
import { expectJson } from '../transport/expect-json.ts'
import { limit } from '../transport/limit.ts'
import { log } from '../transport/log.ts'
import { openDispatcher } from '../transport/open-dispatcher.ts'
import { openRecord } from '../transport/open-record.ts'
import { readRecord } from '../transport/read-record.ts'
import { record } from '../transport/record.ts'
import { replay } from '../transport/replay.ts'
import { retry } from '../transport/retry.ts'
import { undiciSend } from '../transport/undici-send.ts'

/** Ways to send, and how to close what they share. */
export interface Transport extends AsyncDisposable {
  /** Requests to the model. */
  readonly send: Send
  /** Questions to the server's tokenizer: three tries without a pause. */
  readonly lookUp: Send
  /** The same, to find out whether there is one: with five seconds each. */
  readonly probe: Send
}

const defaultRetries = 3
const defaultTimeout = 300
const probeTimeout = 5

/**
 * Connections, and from the outside in: retries, the limit of requests under way, the log, the record, the check that an
 * answer is JSON. A retried request gives its place free while it waits.
 *
 * @throws UsageError if a file that the options name cannot be read or written.
 */
export async function openTransport(options: CheckedApiOptions, context: ApiContext): Promise<Transport> {
  const { now = Date.now } = context
  const concurrency = Math.max(1, options.num_concurrent ?? 1)
  const dispatcher = await openDispatcher({
    connections: concurrency,
    verifyCertificate: options.verify_certificate ?? true,
    ...(typeof options.ca_cert_path === 'string' ? { certificateFile: options.ca_cert_path } : {}),
    environment: context.environment ?? {},
  })
  const recorder = typeof options.record === 'string' ? openRecord(options.record) : undefined
  const inner: readonly Interceptor[] = [
    limit(concurrency),
    ...(context.log === undefined ? [] : [log({ write: context.log, now })]),
    expectJson,
    ...(recorder === undefined ? [] : [record((line) => recorder.write(line))]),
    ...(typeof options.replay === 'string' ? [replay(await readRecord(options.replay))] : []),
  ]
  const timeout = options.timeout ?? defaultTimeout
  const sending = (seconds: number, retries: Interceptor): Send =>
    compose(undiciSend(dispatcher, seconds * 1000), [retries, ...inner])
  const atOnce = retry({ attempts: defaultRetries, now, random: () => 0, pause: async () => {} })
  return {
    send: sending(
      timeout,
      retry({
        attempts: options.max_retries ?? defaultRetries,
        now,
        random: randomSource(),
        onRetry: ({ reason, waitSeconds }) =>
          context.log?.(`again in ${waitSeconds.toFixed(1)} s: ${reason}`),
      }),
    ),
    lookUp: sending(timeout, atOnce),
    probe: sending(probeTimeout, atOnce),
    [Symbol.asyncDispose]: () => close(dispatcher, recorder),
  }
}

/** Repeatable: it only spreads waits. */
function randomSource(): () => number {
  const random = new PyRandom(0)
  return () => random.random()
}

async function close(dispatcher: Dispatcher, recorder: Disposable | undefined): Promise<void> {
  recorder?.[Symbol.dispose]()
  await dispatcher.destroy()
}
