import { NetworkError } from '@eval/core'

/** A failure that may pass: a lost connection, a timeout, a busy or broken server. Worth another try. */
export class TransientNetworkError extends NetworkError {}
