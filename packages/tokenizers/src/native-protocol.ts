import type { MessagePort } from 'node:worker_threads'

/** What the worker of the native library is started with. */
export interface NativeWorkerData {
  /** Requests come in, replies go out. */
  readonly port: MessagePort
  /** One 32-bit counter of answers. */
  readonly signal: SharedArrayBuffer
  /** URL of the `tokenizers` package's main file. */
  readonly library: string
  /** Text of the rewritten tokenizer.json. */
  readonly json: string
}

/** What the worker is asked; it answers in order, one reply each. */
export type NativeRequest =
  | { readonly type: 'open' }
  | { readonly type: 'encode'; readonly text: string; readonly addSpecialTokens: boolean }
  | { readonly type: 'decode'; readonly ids: readonly number[]; readonly skipSpecialTokens: boolean }

/** What the worker answers. */
export type NativeReply =
  | { readonly type: 'ids'; readonly ids: Int32Array }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'failed'; readonly message: string }
