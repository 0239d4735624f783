import { DataError } from '@eval/core'
import type { PackageFile, PackageSource } from '@eval/python/packages'
import { download } from './download.ts'
import { indexAddress } from './index-address.ts'
import { type IndexLink, indexLinks } from './index-links.ts'
import type { IndexAccess } from './wheel-from-index.ts'

const instead =
  'Without network, download wheels elsewhere (`pip download --no-deps NAME`) and name their folder: --packages_dir DIR'

/** Packages of PyPI, or of the index that PIP_INDEX_URL names. */
export function indexSource({ environment, signal }: IndexAccess): PackageSource {
  const index = indexAddress(environment)
  return {
    name: index.url,
    identity: index.url,
    files: async (name) => {
      const page = `${index.url}/${name}/`
      const html = await download(page, { index, signal, instead, missing: true })
      if (html === undefined) return []
      return indexLinks(new TextDecoder().decode(html), page).map((link) => packageFile(link))
    },
  }

  function packageFile({ url, ...facts }: IndexLink): PackageFile {
    return { ...facts, read: async () => await readLink(url, facts) }
  }

  async function readLink(url: string, { name, sha256 }: Omit<IndexLink, 'url'>): Promise<Uint8Array> {
    if (sha256 === undefined)
      throw new DataError(
        `${index.url} gives no SHA-256 of ${name}, so that it cannot be checked. Download it yourself, and name its folder: --packages_dir DIR`,
      )
    return (await download(url, { index, signal, instead })) ?? new Uint8Array()
  }
}
