import { createHash } from 'node:crypto'
import type { TextResponse } from '@eval/core'

/** A key of a store, made from a name. */
export function numberedKey(name: string): string {
  return createHash('sha256').update(name).digest('hex')
}

/** A response that tells its number. */
export function numberedResponse(index: number): TextResponse {
  return { type: 'generate_until', state: 'ok', text: `answer ${index} ${'x'.repeat(100)}` }
}
