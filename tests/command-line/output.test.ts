import { existsSync } from 'node:fs'
import { fallbackFolder } from '@eval/harness'
import { expect, test } from 'vitest'
import { run } from '../support/command.ts'
import { writeData } from '../support/rummlu-data.ts'
import { runFiles } from '../support/run-files.ts'
import { storedAnswers } from '../support/stored-answers.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const local = ['--model', 'hf', '--model_args', 'pretrained=embedded-demo']
const line = ['--tasks', 'rummlu', '--data', 'data', ...local]

test('a file where a folder above the output should be: all goes to the named fall-back folder, and back once it is gone', async () => {
  using folder = temporaryFolder()
  writeData(folder, 5)
  folder.write('out', 'in the way')
  const env = { LMEVAL_HOME: folder.at('state') }
  const fallback = fallbackFolder(folder.at('out/run'), env)
  const ended = await run('mera', [...line, '--output_path', 'out/run'], { cwd: folder.path, env })
  expect(ended.code).toBe(7)
  expect(ended.stdout).toContain('|rummlu|')
  expect(ended.stderr).toMatch(
    /out\/run.* cannot be written \(ENOTDIR.*\)\. Files went to the fall-back folder/,
  )
  expect(ended.stderr).toContain(`submission: ${fallback}`)
  const rescued = runFiles(fallback)
  folder.remove('out')
  const again = await run('mera', [...line, '--output_path', 'out/run'], { cwd: folder.path, env })
  expect(again).toMatchObject({ code: 0 })
  expect(again.stderr).toContain('20 answers came from the store, 0 requests were asked')
  expect(runFiles(folder.at('out/run'))).toMatchObject({
    samples: rescued.samples,
    submission: rescued.submission,
  })
})

test('a file where the output folder should be is refused before anything is asked', async () => {
  using folder = temporaryFolder()
  writeData(folder, 5)
  folder.write('out', 'in the way')
  const ended = await run('mera', [...line, '--output_path', 'out'], { cwd: folder.path })
  expect(ended).toMatchObject({ code: 2, stdout: '' })
  expect(ended.stderr).toMatch(/--output_path out: out exists and is no folder/)
})

test('--output_path FILE.json puts results, samples, submission and answers beside that file', async () => {
  using folder = temporaryFolder()
  writeData(folder, 2)
  const ended = await run('mera', [...line, '--output_path', 'out/mine.json'], { cwd: folder.path })
  expect(ended).toMatchObject({ code: 0 })
  expect(ended.stderr).toMatch(/^results: out\/mine_.*\.json$/m)
  expect(ended.stderr).toMatch(/^samples of rummlu: out\/samples_rummlu_.*\.jsonl$/m)
  expect(ended.stderr).toMatch(/^submission: out\/submission\/ruMMLU\.json$/m)
  expect(existsSync(folder.at('out/.lmeval/responses.sqlite'))).toBe(true)
})

test('--use_cache names a store: a new file, an existing folder; another file is refused and left alone', async () => {
  using folder = temporaryFolder()
  writeData(folder, 2)
  const cached = (file: string) => run('lmeval', [...line, '--use_cache', file], { cwd: folder.path })
  expect(await cached('answers.sqlite')).toMatchObject({ code: 0 })
  expect(storedAnswers(folder.at('answers.sqlite'))).toBe(8)
  folder.write('folder/x', '')
  expect(await cached('folder')).toMatchObject({ code: 0 })
  expect(storedAnswers(folder.at('folder/responses.sqlite'))).toBe(8)
  folder.write('notes.txt', 'not a database '.repeat(200))
  const refused = await cached('notes.txt')
  expect(refused).toMatchObject({ code: 2, stdout: '' })
  expect(refused.stderr).toMatch(/notes\.txt is not a response store, or is damaged .*name another file/s)
  expect(refused.stderr).not.toMatch(/^\s+at /m)
})

test('answers of another model, template or length are not taken for this one’s', async () => {
  using folder = temporaryFolder()
  writeData(folder, 2)
  const evaluate = (args: string, ...more: readonly string[]) => {
    const model = ['--model', 'hf', '--model_args', `pretrained=embedded-demo${args}`]
    return run('mera', ['--tasks', 'rummlu', '--data', 'data', ...model, '--output_path', 'out', ...more], {
      cwd: folder.path,
    })
  }
  expect((await evaluate('')).stderr).not.toContain('came from the store')
  expect((await evaluate(',max_length=64')).stderr).not.toContain('came from the store')
  expect((await evaluate('', '--apply_chat_template')).stderr).not.toContain('came from the store')
  expect((await evaluate('', '--num_fewshot', '0')).stderr).not.toContain('came from the store')
  expect((await evaluate('', '--batch_size', '4')).stderr).toContain(
    '8 answers came from the store, 0 requests',
  )
})
