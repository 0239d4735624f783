import { createHash } from 'node:crypto'

/** A repository that the test server serves. */
export interface ServedRepository {
  readonly type: 'model' | 'dataset'
  readonly id: string
  /** Revision → path → content. */
  readonly revisions: Readonly<Record<string, Readonly<Record<string, string | Uint8Array>>>>
  /** Needs a token, with or without accepted terms. */
  readonly gated?: boolean
}

/** Contents from this size on are "large files": named by SHA-256 and sent by the other server. */
const LARGE = 1000

/** The commit of a revision. */
export function commitOf(id: string, revision: string): string {
  return createHash('sha1').update(`${id}@${revision}`).digest('hex')
}

/** True for content that is named by SHA-256 and sent by the other server. */
export function isLarge(bytes: Uint8Array): boolean {
  return bytes.length >= LARGE
}

/** The ETag of a content: SHA-256 if it is large, else git's blob hash. */
export function etagOf(bytes: Uint8Array): string {
  if (isLarge(bytes)) return createHash('sha256').update(bytes).digest('hex')
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
}
