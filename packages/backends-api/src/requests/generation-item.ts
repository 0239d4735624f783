import type { GenerateRequest } from '@eval/core'
import type { PyValue } from '@eval/pystd'
import type { Asked } from './request-run.ts'

/** A request for a text, ready to be sent. */
export interface GenerationItem extends Asked<GenerateRequest> {
  /** A text, its ids, or messages. */
  readonly prompt: string | Int32Array | readonly PyValue[]
  /** By which requests are sorted: code points of a text, 1 for a conversation. */
  readonly length: number
  /** Tokens cut from the left. */
  readonly truncatedTokens: number
}
