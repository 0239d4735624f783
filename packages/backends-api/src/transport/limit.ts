import type { Interceptor } from './exchange.ts'

/** At most `most` requests under way; the others wait in their order. */
export function limit(most: number): Interceptor {
  const waiting: (() => void)[] = []
  let running = 0
  const enter = async (): Promise<void> => {
    if (running < most) running++
    // Whoever leaves hands its place on.
    else await new Promise<void>((resolve) => waiting.push(resolve))
  }
  const leave = (): void => {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
  return (next) => async (call, options) => {
    await enter()
    try {
      options.signal?.throwIfAborted()
      return await next(call, options)
    } finally {
      leave()
    }
  }
}
