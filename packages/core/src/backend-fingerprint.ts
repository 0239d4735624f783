import { jsonDumps, sha256Hex } from '@eval/pystd'

/** Everything that decides an answer: two backends with the same digest must answer a request alike. */
export interface BackendFingerprint {
  /** Facts by name: model, revision or weights digest, dtype, tokenizer, template, limits … No secrets. */
  readonly facts: Readonly<Record<string, string>>
  /** SHA-256 hex of the facts, independent of their order. */
  readonly digest: string
}

/** Builds a {@link BackendFingerprint} from its facts. */
export function backendFingerprint(facts: Readonly<Record<string, string>>): BackendFingerprint {
  const sorted = Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1))
  return { facts, digest: sha256Hex(jsonDumps(sorted)) }
}
