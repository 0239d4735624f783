import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { zipSync } from 'fflate'
import type { PackageFile, PackageSource } from '../packages/package-source.ts'
import { distributionName } from '../packages/distribution-name.ts'

// For tests: archives of packages, and an index that has them.

type Texts = Readonly<Record<string, string>>

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** A wheel with some files; the contents of `changed` differ from what its RECORD says. */
export function wheelOf(name: string, files: Texts, metadata = '', changed: Texts = {}): Uint8Array {
  const [distribution = '', version = ''] = name.split('-')
  const folder = `${distribution}-${version}.dist-info`
  const head = `Metadata-Version: 2.1\nName: ${distribution}\nVersion: ${version}\n${metadata}`
  const all: Texts = { ...files, [`${folder}/METADATA`]: head }
  const record = Object.entries(all).map(
    ([file, text]) => `${file},sha256=${createHash('sha256').update(text).digest('base64url')},`,
  )
  const whole = { ...all, ...changed, [`${folder}/RECORD`]: record.join('\n') }
  return zipSync(Object.fromEntries(Object.entries(whole).map(([file, text]) => [file, bytesOf(text)])))
}

/** A `.tar.gz` with some files. */
export function tarballOf(files: Texts): Uint8Array {
  const blocks = Object.entries(files).flatMap(([file, text]) => {
    const contents = Buffer.from(text)
    const padding = Buffer.alloc((512 - (contents.length % 512)) % 512)
    return [tarHeader(file, contents.length, '0'), contents, padding]
  })
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]))
}

function tarHeader(name: string, size: number, type: string): Buffer {
  const header = Buffer.alloc(512)
  header.write(name, 0)
  header.write('0000644\0', 100)
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  header.write('        ', 148)
  header.write(type, 156)
  header.write('ustar\x0000', 257)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

/** An index with some files; `asked` lists what was read. */
export function indexOf(
  archives: Readonly<Record<string, Uint8Array>>,
  facts: Readonly<Record<string, Partial<PackageFile>>> = {},
): PackageSource & { readonly asked: readonly string[] } {
  const asked: string[] = []
  const files = Object.entries(archives).map(
    ([name, bytes]): PackageFile => ({
      name,
      yanked: false,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      ...facts[name],
      read: async () => {
        asked.push(name)
        return bytes
      },
    }),
  )
  return {
    name: 'the index',
    identity: 'the index',
    asked,
    files: async (name) => files.filter((file) => distributionName(file.name)?.name === name),
  }
}
