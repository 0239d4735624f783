import { readFile } from 'node:fs/promises'
import { DataError, UsageError } from '@eval/core'
import { expect, test } from 'vitest'
import { testFolder } from '../testing/submission-folder.ts'
import { openArchive } from './open-archive.ts'
import { readEntry } from './read-entry.ts'
import { zipBytes } from './zip-bytes.ts'

const text = new TextEncoder()

async function packed(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const sources = Object.entries(files).map(([name, content]) => ({ name, chunks: [text.encode(content)] }))
  const chunks: Uint8Array[] = []
  for await (const chunk of zipBytes(sources)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

test('what is packed is read again; packed twice it is the same bytes', async () => {
  await using folder = await testFolder()
  const files = { 'BPS.json': '{"a": 1}'.repeat(5000), 'logs_public.zip': 'stored as it is', 'ruЯ.json': '' }
  const bytes = await packed(files)
  expect(await packed(files)).toEqual(bytes)
  await using archive = await openArchive(await folder.write('s.zip', bytes))
  const read: Record<string, string> = {}
  for (const entry of archive.entries)
    read[entry.name] = Buffer.from(await readEntry(entry, 2 ** 20)).toString()
  expect(read).toEqual(files)
})

test('a folder is an archive too', async () => {
  await using folder = await testFolder()
  await folder.write('b/x.json', '1')
  await folder.write('a.json', '22')
  await using archive = await openArchive(folder.path)
  expect(archive.entries.map(({ name, size }) => [name, size])).toEqual([
    ['a.json', 2],
    ['b/x.json', 1],
  ])
})

test('a file that unpacks to more than is allowed is refused before it is unpacked, and while', async () => {
  await using folder = await testFolder()
  const bytes = await packed({ 'BPS.json': ' '.repeat(2 ** 20) })
  expect(bytes.length).toBeLessThan(4000)
  await using archive = await openArchive(await folder.write('s.zip', bytes))
  const [entry] = archive.entries
  if (entry === undefined) throw new Error('no entry')
  await expect(readEntry(entry, 1000)).rejects.toThrow(/unpacks to more than/)
  // The directory lies about the size: yauzl stops where it is exceeded.
  const lying = Buffer.from(bytes)
  const directory = lying.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  lying.writeUInt32LE(10, directory + 24)
  await using liar = await openArchive(await folder.write('lying.zip', lying))
  const [first] = liar.entries
  if (first === undefined) throw new Error('no entry')
  await expect(readEntry(first, 1000)).rejects.toThrow(DataError)
})

test('damage is a DataError', async () => {
  await using folder = await testFolder()
  const bytes = await packed({ 'logs_public.zip': 'twelve bytes' })
  const changed = Buffer.from(bytes)
  changed[bytes.indexOf('twelve')] = 0x54
  await using archive = await openArchive(await folder.write('s.zip', changed))
  const [entry] = archive.entries
  if (entry === undefined) throw new Error('no entry')
  await expect(readEntry(entry, 1000)).rejects.toThrow(/checksum is wrong/)
  for (const broken of [Buffer.alloc(0), Buffer.from('hello'), bytes.subarray(0, -30)])
    await expect(openArchive(await folder.write('broken.zip', broken))).rejects.toThrow(
      /cannot be read as a zip/,
    )
  await expect(openArchive(folder.at('absent.zip'))).rejects.toThrow(UsageError)
})

test('encrypted files and unknown compression are named', async () => {
  await using folder = await testFolder()
  const bytes = await packed({ 'BPS.json': 'x' })
  const directory = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  const encrypted = Buffer.from(bytes)
  encrypted.writeUInt16LE(1, directory + 8)
  const bzip2 = Buffer.from(bytes)
  bzip2.writeUInt16LE(12, directory + 10)
  const trouble = async (content: Buffer): Promise<string | undefined> => {
    await using archive = await openArchive(await folder.write('t.zip', content))
    return archive.entries[0]?.trouble?.kind
  }
  expect([await trouble(encrypted), await trouble(bzip2), await trouble(bytes)]).toEqual([
    'encrypted',
    'compression',
    undefined,
  ])
  expect((await readFile(folder.at('t.zip'))).length).toBe(bytes.length)
})

test('other bytes around a zip are passed over, as by Python', async () => {
  await using folder = await testFolder()
  const bytes = await packed({ 'BPS.json': 'answers', 'LCS.json': 'more' })
  for (const around of [
    [Buffer.from('before'), bytes],
    [bytes, Buffer.from('after')],
    [Buffer.from('before'), bytes, Buffer.from('after')],
  ]) {
    await using archive = await openArchive(await folder.write('s.zip', Buffer.concat(around)))
    const contents = await Promise.all(archive.entries.map((entry) => readEntry(entry, 100)))
    expect(contents.map(String)).toEqual(['answers', 'more'])
  }
})
