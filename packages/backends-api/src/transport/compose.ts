import type { Interceptor, Send } from './exchange.ts'

/** Wraps a {@link Send} into interceptors; the first of them is the outermost. */
export function compose(send: Send, interceptors: readonly Interceptor[]): Send {
  return interceptors.reduceRight((next, interceptor) => interceptor(next), send)
}
