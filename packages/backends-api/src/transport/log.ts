import type { Interceptor } from './exchange.ts'
import { serverOf } from './server-of.ts'

export interface LogOptions {
  /** Takes one line per try. */
  readonly write: (line: string) => void
  /** Milliseconds. */
  readonly now: () => number
}

/** One line per try: method, address, status or failure, milliseconds, sizes. Neither headers nor texts. */
export function log({ write, now }: LogOptions): Interceptor {
  return (next) => async (call, options) => {
    const started = now()
    const what = `${call.method} ${serverOf(call.url)}`
    const spent = (): string => `${Math.round(now() - started)} ms`
    try {
      const reply = await next(call, options)
      write(
        `${what}: ${reply.status}, ${spent()}, ${call.body?.length ?? 0} → ${reply.text.length} characters`,
      )
      return reply
    } catch (error) {
      write(`${what}: ${error instanceof Error ? error.message : String(error)} (${spent()})`)
      throw error
    }
  }
}
