import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OutputError } from '@eval/core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { EvaluationResults } from '../evaluation-results.ts'
import { resultsJson } from '../lm-eval/results-json.ts'
import { sampleLine } from '../lm-eval/sample-line.ts'
import type { SampleRecord } from '../sample-record.ts'
import { createResultsWriter, outputPaths, writeFileSafely, type WrittenFile } from './index.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'eval-write-'))
})
afterEach(() => rm(folder, { recursive: true }))

const stamp = '2025-01-02T03-04-05.678000'
const results: EvaluationResults = {
  results: {},
  group_subtasks: {},
  configs: {},
  versions: {},
  'n-shot': {},
  higher_is_better: {},
  'n-samples': {},
}

function record(docId: number): SampleRecord {
  return {
    docId,
    doc: { text: 'ы'.repeat(500) },
    target: '',
    arguments: [],
    resps: [],
    filteredResps: [],
    filter: 'none',
    metrics: [],
    docHash: '',
    promptHash: '',
    targetHash: '',
    scores: {},
  }
}

function* records(count: number): Generator<SampleRecord> {
  for (let docId = 0; docId < count; docId++) yield record(docId)
}

function linesOf(count: number): string {
  return [...records(count)].map((sample) => `${sampleLine(sample)}\n`).join('')
}

test('files lie in a folder named after the model, or beside a named results file', () => {
  const place = { modelName: 'org/m', stamp }
  const inFolder = outputPaths({ ...place, outputPath: 'out' })
  expect([inFolder.results, inFolder.samples('t')]).toEqual([
    join('out', 'org__m', `results_${stamp}.json`),
    join('out', 'org__m', `samples_t_${stamp}.jsonl`),
  ])
  const beside = outputPaths({ ...place, outputPath: 'out/mine.json' })
  expect([beside.results, beside.samples('t')]).toEqual([
    join('out', `mine_${stamp}.json`),
    join('out', `samples_t_${stamp}.jsonl`),
  ])
})

test('a run is written, and nothing but the run', async () => {
  const writer = createResultsWriter({ outputPath: join(folder, 'deep/out'), modelName: 'org/m', stamp })
  expect(await writer.writeResults(results)).toEqual({ path: writer.paths.results })
  expect(await writer.writeSamples('t', records(1000))).toEqual({ path: writer.paths.samples('t') })
  expect(await writer.writeSamples('empty', [])).toEqual({ path: writer.paths.samples('empty') })
  expect(await readFile(writer.paths.results, 'utf8')).toBe(resultsJson(results))
  expect(await readFile(writer.paths.samples('t'), 'utf8')).toBe(linesOf(1000))
  expect((await readdir(writer.paths.folder)).length).toBe(3)
})

test('records that end in an error leave nothing behind', async () => {
  const writer = createResultsWriter({ outputPath: folder, modelName: 'm', stamp })
  async function* broken(): AsyncGenerator<SampleRecord> {
    yield* records(2000)
    throw new Error('the backend died')
  }
  await expect(writer.writeSamples('t', broken())).rejects.toThrow('the backend died')
  expect(await readdir(writer.paths.folder)).toEqual([])
})

describe('a folder that cannot be written', () => {
  test('all files go to the fall-back folder, and the writer says why', async () => {
    await writeFile(join(folder, 'file'), '')
    const outputPath = join(folder, 'file/out')
    const fallbackFolder = join(folder, 'rescued')
    const writer = createResultsWriter({ outputPath, modelName: 'm', stamp, fallbackFolder })
    const written = await writer.writeSamples('t', records(3))
    expect(written.path).toBe(join(fallbackFolder, 'm', `samples_t_${stamp}.jsonl`))
    expect(written.fallback).toEqual({
      wanted: writer.paths.samples('t'),
      reason: expect.stringContaining('ENOTDIR'),
    })
    expect(await readFile(written.path, 'utf8')).toBe(linesOf(3))
    const second = await writer.writeResults(results)
    expect(second.path).toBe(join(fallbackFolder, 'm', `results_${stamp}.json`))
    expect(second.fallback?.wanted).toBe(writer.paths.results)
  })

  test.skipIf(process.platform !== 'linux')('a folder that can never be made', async () => {
    const writer = createResultsWriter({
      outputPath: '/proc/out',
      modelName: 'm',
      stamp,
      fallbackFolder: folder,
    })
    expect((await writer.writeResults(results)).fallback?.reason).toContain("mkdir '/proc/out'")
  })

  test('a named results file keeps its name', async () => {
    await writeFile(join(folder, 'file'), '')
    const outputPath = join(folder, 'file/mine.json')
    const writer = createResultsWriter({
      outputPath,
      modelName: 'm',
      stamp,
      fallbackFolder: join(folder, 'rescued'),
    })
    expect((await writer.writeResults(results)).path).toBe(join(folder, 'rescued', `mine_${stamp}.json`))
  })

  test('without a way out it is an OutputError that names both places', async () => {
    await writeFile(join(folder, 'file'), '')
    const place = { outputPath: join(folder, 'file/out'), modelName: 'm', stamp }
    await expect(createResultsWriter(place).writeResults(results)).rejects.toThrow(OutputError)
    const writer = createResultsWriter({ ...place, fallbackFolder: join(folder, 'file/too') })
    const failure = writer.writeSamples('t', records(1))
    await expect(failure).rejects.toThrow(OutputError)
    await expect(failure).rejects.toThrow(/out.* cannot be written \(ENOTDIR.*\), nor can .*too.* \(ENOTDIR/)
  })
})

describe('a disk that is full', () => {
  test.skipIf(process.platform !== 'linux')('from the start', async () => {
    const path = join(folder, 'full', 'a.txt')
    await mkdir(join(folder, 'full'))
    await symlink('/dev/full', join(folder, 'full', `.a.txt.${process.pid}.partial`))
    const written = await writeFileSafely(path, 'text', join(folder, 'rescued.txt'))
    expect(written).toEqual({
      path: join(folder, 'rescued.txt'),
      fallback: { wanted: path, reason: expect.stringContaining('ENOSPC') },
    })
    expect(await readFile(written.path, 'utf8')).toBe('text')
    expect(await readdir(join(folder, 'full'))).toEqual([])
  })

  test.skipIf(!mountable())('half way (needs the right to mount a tmpfs): nothing is lost', async () => {
    const { written, left } = await writeOnMount('size=1m')
    expect(written.fallback?.reason).toContain('ENOSPC')
    expect(await readFile(written.path, 'utf8')).toBe(linesOf(3000))
    expect(left).toEqual(['m'])
  })
})

test.skipIf(!mountable())('a read-only disk (needs the right to mount a tmpfs)', async () => {
  const { written } = await writeOnMount('ro')
  expect(written.fallback?.reason).toContain('EROFS')
  expect(await readFile(written.path, 'utf8')).toBe(linesOf(3000))
})

/** Writes 3000 samples to a tmpfs mounted with `options`; `left`: what then lies there. */
async function writeOnMount(options: string): Promise<{ written: WrittenFile; left: string[] }> {
  const small = join(folder, 'small')
  await mkdir(small)
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', small])
  try {
    const place = { outputPath: small, modelName: 'm', stamp, fallbackFolder: join(folder, 'rescued') }
    const written = await createResultsWriter(place).writeSamples('t', records(3000))
    return { written, left: await readdir(small, { recursive: true }) }
  } finally {
    execFileSync('umount', [small])
  }
}

/** Whether this process may mount a tmpfs. */
function mountable(): boolean {
  try {
    execFileSync('sh', ['-c', 'd=$(mktemp -d) && mount -t tmpfs tmpfs "$d" && umount "$d"; rmdir "$d"'], {
      stdio: 'ignore',
    })
    return process.platform === 'linux'
  } catch {
    return false
  }
}
