import { fileURLToPath } from 'node:url'
import type { LocalBackendOptions } from '@eval/backend-local'
import type { Peer } from '../peer/find-peer.ts'
import { peerEnvironment } from '../peer/peer-environment.ts'
import { ScorerProcess } from './scorer-process.ts'

/** Ours in a process of its own, computing in float32 on the CPU. */
export function openOurScorer(options: LocalBackendOptions): ScorerProcess {
  const program = fileURLToPath(new URL('our-scorer.ts', import.meta.url))
  return new ScorerProcess([process.execPath, program, JSON.stringify({ device: 'cpu', ...options })], {})
}

/** lm_eval's `HFLM`, computing in float32 on the CPU. */
export function openPeerScorer(peer: Peer, folder: string, threads: number): ScorerProcess {
  const program = fileURLToPath(new URL('../../peer/score.py', import.meta.url))
  return new ScorerProcess([peer.python, program, folder, String(threads)], peerEnvironment(threads))
}
