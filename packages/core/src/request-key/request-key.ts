import { sha256Hex } from '@eval/pystd'
import type { BackendFingerprint } from '../backend-fingerprint.ts'
import type { Request } from '../request.ts'
import { canonicalRequest } from './canonical-request.ts'

/** Key under which a backend's answer is remembered: SHA-256 hex of who answers and what is asked. */
export function requestKey(fingerprint: Pick<BackendFingerprint, 'digest'>, request: Request): string {
  return sha256Hex(`${fingerprint.digest}\n${canonicalRequest(request)}`)
}
