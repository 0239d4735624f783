import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { localFolderSource } from '@eval/datasets'
import { allFindings, packSubmission, scoreSubmission, validateSubmission } from '@eval/mera'
import { unzipSync } from 'fflate'
import { afterAll, describe, expect, test } from 'vitest'

// Logs and submissions written by MERA v1.2 (9cf05b2), its packer included, on its forks of lm_eval 0.4.4 and 0.4.8.
const shared = process.env.EVAL_SHARED ?? path.join(import.meta.dirname, '../../../shared')
const mera = path.join(shared, 'mera')
const data = localFolderSource(path.join(mera, 'golden/datasets'))
const modes = [
  'golden/loglike',
  'golden/gen',
  'golden/gen-plain-system',
  'golden/gen-chat-single',
  'golden/gen-chat-multiturn-system',
  'golden/loglike-chat-multiturn',
  'golden-0.4.8/loglike-plain',
  'golden-0.4.8/loglike-chat-multiturn',
  'golden-0.4.8/gen-chat-multiturn',
]

const folder = mkdtempSync(path.join(tmpdir(), 'mera-reference-'))
afterAll(() => rmSync(folder, { recursive: true }))

interface ZipListing {
  readonly outer: readonly string[]
  readonly inner: readonly string[]
  readonly inner_sha256: Readonly<Record<string, string>>
}

async function packed(mode: string, name: string): Promise<string> {
  const { zip } = await packSubmission({
    logs: path.join(mera, mode, 'logs'),
    destination: path.join(folder, mode.replace('/', '-'), name),
    generated: path.basename(mode).startsWith('gen'),
    ...(name === 'with-data' ? { data } : {}),
  })
  return zip
}

describe.skipIf(!existsSync(mera))('recorded MERA submissions (skipped without the shared folder)', () => {
  test.each(modes)('%s: every class is byte-equal; the zip holds the same', async (mode) => {
    const golden = path.join(mera, mode)
    const zip = readFileSync(await packed(mode, 'with-data'))
    expect(readFileSync(await packed(mode, 'from-logs-alone')).equals(zip)).toBe(true)
    const outer = unzipSync(zip)
    const inner = unzipSync(outer['logs_public.zip'] ?? new Uint8Array())
    const listing: ZipListing = JSON.parse(readFileSync(path.join(golden, 'zip.json'), 'utf8'))
    expect(Object.keys(outer).sort()).toEqual([...listing.outer].sort())
    expect(Object.keys(inner).sort()).toEqual([...listing.inner].sort())
    const hashes = Object.entries(inner).map(([name, bytes]) => [name, sha256(bytes)])
    expect(Object.fromEntries(hashes)).toEqual(listing.inner_sha256)
    const files = readdirSync(path.join(golden, 'submission'))
    expect(files).toHaveLength(23)
    for (const name of files) {
      const expected = readFileSync(path.join(golden, 'submission', name), 'utf8')
      expect({ name, text: Buffer.from(outer[name] ?? '').toString() }).toEqual({ name, text: expected })
    }
  })

  test.each(modes)('%s: the submission is valid, its logs and prompts are the benchmark’s', async (mode) => {
    const submission = await validateSubmission({ path: await packed(mode, 'valid'), data, logs: true })
    expect(allFindings(submission).filter(({ severity }) => severity !== 'note')).toEqual([])
    expect(submission.notes.at(-1)).toMatch(/prompts of 2\d were compared/)
  })

  test('a changed prompt and a changed document are found, with their hashes made right', async () => {
    const logs = path.join(folder, 'changed')
    cpSync(path.join(mera, 'golden/loglike/logs/org__fake-model'), logs, { recursive: true })
    const name = readdirSync(logs).find((file) => file.startsWith('samples_bps')) ?? ''
    const lines = readFileSync(path.join(logs, name), 'utf8').split('\n')
    const line = JSON.parse(lines[2] ?? '')
    for (const request of Object.values<Record<string, string>>(line.arguments)) request['arg_0'] += '!'
    line.prompt_hash = sha256(line.arguments.gen_args_0.arg_0)
    lines[2] = JSON.stringify(line)
    const other = JSON.parse(lines[3] ?? '')
    other.doc.outputs = 'другой'
    other.doc_hash = sha256(JSON.stringify(other.doc, null, 2))
    lines[3] = JSON.stringify(other)
    writeFileSync(path.join(logs, name), lines.join('\n'))
    const { zip } = await packSubmission({
      logs,
      destination: path.join(folder, 'changed-zip'),
      generated: false,
    })
    const submission = await validateSubmission({ path: zip, data, logs: true })
    expect(
      allFindings(submission).flatMap(({ severity, code, message }) =>
        severity === 'error' ? [`${code} ${message.split(':')[0]}`] : [],
      ),
    ).toEqual(['log_prompt line 3', 'log_document line 4'])
  })

  test('scores are those of the scoring service (MERA v1.2, Python 3.11, scikit-learn 1.9.1)', async () => {
    const zip = await packed('golden/gen', 'scored')
    const { classes, total } = await scoreSubmission({ path: zip, gold: data, hub: data })
    const scores = classes.flatMap((score) =>
      score.state === 'scored'
        ? [[score.className, Object.fromEntries([...score.metrics].filter(([name]) => !name.includes('.')))]]
        : [],
    )
    expect(Object.fromEntries(scores)).toMatchObject({
      BPS: { acc: 1 / 6 },
      CheGeKa: { f1: 1, em: 1 },
      ruHateSpeech: { acc: 1 / 3 },
      USE: { grade_norm: 0 },
      ruCodeEval: { 'pass@1': 0.4, 'pass@10': 1 },
    })
    expect(total).toEqual({
      withheld: ['LCS', 'RCB', 'ruMultiAr', 'ruWorldTree', 'RWSD', 'ruTiE'].sort(inPackerOrder),
    })
  })
})

const packerOrder = ['LCS', 'RCB', 'ruMultiAr', 'ruOpenBookQA', 'ruWorldTree', 'RWSD', 'ruTiE']

function inPackerOrder(a: string, b: string): number {
  return packerOrder.indexOf(a) - packerOrder.indexOf(b)
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
