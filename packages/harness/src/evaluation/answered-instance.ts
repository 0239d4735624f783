import type { Instance } from '@eval/core'
import type { PyValue } from '@eval/pystd'

/** An instance with its answers as filters and log lines see them, by repeat. */
export interface AnsweredInstance {
  readonly instance: Instance
  readonly values: readonly PyValue[]
}
