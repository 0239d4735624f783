import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pyFloat } from '@eval/pystd'
import { expect, test } from 'vitest'
import { resolveRun } from './resolve-run.ts'
import { runOptions } from './run-options.ts'

function configFile(text: string): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'config-')), 'run.yaml')
  writeFileSync(file, text)
  return file
}

test('defaults are those of lm_eval', async () => {
  const run = await resolveRun({ tasks: ['a'] }, runOptions)
  expect(run).toMatchObject({
    model: 'hf',
    batchSize: 1,
    seeds: [0, 1234, 1234, 1234],
    limit: null,
    fewshotAsMultiturn: false,
  })
})

test('the command line wins over the file, but an empty value does not', async () => {
  const config = configFile(
    'tasks: a,b\nmodel: dummy\nlimit: 5\nseed: 7\ngen_kwargs: temperature=0.5,until=x\n',
  )
  const run = await resolveRun({ config, limit: pyFloat(3), model: '' }, runOptions)
  expect(run).toMatchObject({ tasks: ['a', 'b'], model: 'dummy', limit: 3, seeds: [7, 7, 7, 7] })
  expect(run.generationArguments).toEqual({ temperature: 0.5, until: 'x' })
})

test('a file is read as PyYAML reads it', async () => {
  const config = configFile(
    'tasks: a\nmodel: dummy\nlog_samples: yes\nwrite_out: off\noutput_path: 1e3\nlimit: 2.0\nnum_fewshot: 010\ncache_requests: {cache_requests: true, rewrite_requests_cache: on}\n',
  )
  expect(await resolveRun({ config }, runOptions)).toMatchObject({
    logSamples: true,
    writeOut: false,
    outputPath: '1e3',
    shownLimit: pyFloat(2),
    numFewshot: 8,
    cacheRequests: 'refresh',
  })
})

test('--trust_remote_code is a model argument, and no metadata', async () => {
  const run = await resolveRun({ tasks: ['a'], model_args: { x: 1 }, trust_remote_code: true }, runOptions)
  expect(run).toMatchObject({
    modelArgs: { x: 1, trust_remote_code: true },
    metadata: { x: 1 },
    trustRemoteCode: true,
  })
})

test('model arguments are metadata too, under what --metadata says', async () => {
  const run = await resolveRun({ tasks: ['a'], model_args: { x: 1, y: 2 }, metadata: { y: 3 } }, runOptions)
  expect(run.metadata).toEqual({ x: 1, y: 3 })
})

test('a chat template turns examples into turns unless told otherwise', async () => {
  expect(await resolveRun({ tasks: ['a'], apply_chat_template: true }, runOptions)).toMatchObject({
    fewshotAsMultiturn: true,
  })
  const one = await resolveRun(
    { tasks: ['a'], apply_chat_template: true, fewshot_as_multiturn: false },
    runOptions,
  )
  expect(one.fewshotAsMultiturn).toBe(false)
})

test.each([
  [{}, /no task given/],
  [{ tasks: ['a'], log_samples: true }, /--output_path/],
  [{ tasks: ['a'], fewshot_as_multiturn: true }, /needs --apply_chat_template/],
  [{ tasks: ['a'], samples: { a: [0] }, limit: pyFloat(1) }, /exclude each other/],
  [{ tasks: ['a'], limit: pyFloat(-3) }, /--limit must be a count/],
  [{ tasks: ['a'], batch_size: 'many' }, /--batch_size must be "auto"/],
  [{ tasks: ['a'], num_fewshot: -1 }, /--num_fewshot must be an integer/],
  [{ tasks: ['a'], samples: { a: ['x'] } }, /--samples must map/],
  [{ tasks: ['a'], fresh: true, use_cache: 'x' }, /--fresh/],
])('%o is refused', async (flags, message) => {
  await expect(resolveRun(flags, runOptions)).rejects.toThrow(message)
})

test('a mistake in the file names file and nearest key', async () => {
  const config = configFile('task: a\n')
  await expect(resolveRun({ config }, runOptions)).rejects.toThrow(
    /run\.yaml: unknown key "task"\. Did you mean "tasks"/,
  )
})

test('what is not built yet is refused in the file too', async () => {
  const config = configFile('tasks: a\nwandb_args: project=x\n')
  await expect(resolveRun({ config }, runOptions)).rejects.toThrow(/--wandb_args is known but not built yet/)
})
