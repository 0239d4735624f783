/** Something that goes wrong, once per entry, in order. */
export interface Fault {
  readonly on: 'api' | 'head' | 'cdn'
  readonly kind: 'status' | 'drop' | 'corrupt' | 'stall' | 'ignore-range'
  readonly status?: number
  /** Bytes sent before the fault. */
  readonly after?: number
}
