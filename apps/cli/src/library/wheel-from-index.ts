import { UsageError } from '@eval/core'
import { download } from './download.ts'
import { indexAddress } from './index-address.ts'
import { indexLinks } from './index-links.ts'

/** A wheel with the digest that its index promises. */
export interface IndexedWheel {
  /** File name. */
  readonly name: string
  readonly bytes: Uint8Array
  /** In hexadecimal digits; absent where the index says none. */
  readonly sha256?: string
}

/** What is needed to reach an index. */
export interface IndexAccess {
  readonly environment: NodeJS.ProcessEnv
  readonly signal: AbortSignal
}

const WHEEL = /^lm_eval-([^-]+)-py3-none-any\.whl$/

/**
 * Downloads the wheel of a version of lm_eval from PyPI, or from the index that `PIP_INDEX_URL` names.
 * @throws UsageError for a version that the index does not have; NetworkError if it cannot be reached.
 */
export async function wheelFromIndex(version: string, access: IndexAccess): Promise<IndexedWheel> {
  const index = indexAddress(access.environment)
  const options = { index, signal: access.signal, instead: INSTEAD }
  const page = `${index.url}/lm-eval/`
  const html = new TextDecoder().decode(await download(page, options))
  const links = indexLinks(html, page).filter(({ name }) => WHEEL.test(name))
  const link = links.findLast(({ name }) => WHEEL.exec(name)?.[1] === version)
  if (!link) {
    const versions = [...new Set(links.map(({ name }) => WHEEL.exec(name)?.[1]))].slice(-5)
    throw new UsageError(`${page} has no lm_eval ${version}. It has, among others: ${versions.join(', ')}.`)
  }
  const { name, url, sha256 } = link
  const bytes = (await download(url, options)) ?? new Uint8Array()
  return { name, bytes, ...(sha256 === undefined ? {} : { sha256 }) }
}

const INSTEAD =
  'Without network, download the wheel elsewhere and name the file: lmeval tasks add lm_eval-….whl'
