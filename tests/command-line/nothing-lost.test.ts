import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Ended, type RunningCommand, run, start } from '../support/command.ts'
import { lastingResults, type RunFiles, runFiles } from '../support/run-files.ts'
import { writeData } from '../support/rummlu-data.ts'
import { storedAnswers, storeOf, untilStored } from '../support/stored-answers.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** Enough for a run of some seconds. */
const records = 150
const requests = 4 * records

const folder = temporaryFolder()
afterAll(() => folder[Symbol.dispose]())

let undisturbed: RunFiles
beforeAll(async () => {
  writeData(folder, records)
  await run('mera', commandLine('undisturbed'), { cwd: folder.path })
  undisturbed = runFiles(folder.at('undisturbed'))
})

function commandLine(out: string, ...more: readonly string[]): string[] {
  const model = ['--model', 'hf', '--model_args', 'pretrained=embedded-demo']
  return ['--tasks', 'rummlu', ...model, '--data', 'data', '--output_path', out, ...more]
}

function startRun(out: string, ...more: readonly string[]): RunningCommand {
  return start('mera', commandLine(out, ...more), { cwd: folder.path })
}

/** Runs to the end; so many answers are there already, and only the others are asked for. */
async function finish(out: string, stored: number, ...more: readonly string[]): Promise<void> {
  const ended = await startRun(out, ...more).ended
  expect(ended).toMatchObject({ code: 0 })
  expect(ended.stderr).toContain(
    `${stored} answers came from the store, ${requests - stored} requests were asked`,
  )
  expectUndisturbed(out)
}

function expectUndisturbed(out: string): void {
  const { samples, submission, results } = runFiles(folder.at(out))
  expect(samples).toBe(undisturbed.samples)
  expect(submission).toBe(undisturbed.submission)
  expect(lastingResults(results)).toEqual(lastingResults(undisturbed.results))
}

async function interrupted(command: RunningCommand, signals: readonly NodeJS.Signals[]): Promise<Ended> {
  for (const signal of signals) command.process.kill(signal)
  return command.ended
}

test('a run that is killed again and again loses nothing that was answered', async () => {
  const store = storeOf(folder.at('killed'))
  let before = 0
  for (const wanted of [1, 150, 400]) {
    const command = startRun('killed')
    await untilStored(command, store, wanted)
    expect(await interrupted(command, ['SIGKILL'])).toMatchObject({ code: null, signal: 'SIGKILL' })
    const after = storedAnswers(store)
    expect(after).toBeGreaterThanOrEqual(Math.max(before, wanted))
    expect(after).toBeLessThan(requests)
    before = after
  }
  await finish('killed', before)
  await finish('killed', requests)
})

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s: what was answered is stored, and it says how to continue',
  async (signal) => {
    const store = storeOf(folder.at(signal))
    const command = startRun(signal)
    await untilStored(command, store, 100)
    const ended = await interrupted(command, [signal])
    expect(ended).toMatchObject({ code: 130, signal: null, stdout: '' })
    expect(ended.stderr).toContain(
      'interrupted. Every answer so far is stored: run the same command again to continue.',
    )
    expect(ended.stderr).not.toMatch(/^\s+at /m)
    const stored = storedAnswers(store)
    expect(stored).toBeGreaterThanOrEqual(100)
    await finish(signal, stored)
  },
)

test('a second Ctrl-C ends the run at once, and still nothing is lost', async () => {
  const store = storeOf(folder.at('twice'))
  const command = startRun('twice')
  await untilStored(command, store, 100)
  command.process.kill('SIGINT')
  while (!command.stderr().includes('once more to end at once')) await sleep(1)
  const ended = await interrupted(command, ['SIGINT'])
  // As a shell sees it, both are 130: the run that was just done with storing, and the one that was ended.
  expect([130, 'SIGINT']).toContain(ended.code ?? ended.signal)
  expect(ended.stdout).toBe('')
  expect(ended.stderr).not.toMatch(/^\s+at /m)
  await finish('twice', storedAnswers(store))
})

test('Ctrl-C before the first answer ends the run with the same message', async () => {
  for (const out of ['early-1', 'early-2', 'early-3']) {
    const command = startRun(out)
    while (!existsSync(storeOf(folder.at(out)))) await sleep(1)
    const ended = await interrupted(command, ['SIGINT'])
    expect(ended).toMatchObject({ code: 130, signal: null })
    expect(ended.stderr).toContain('run the same command again to continue')
  }
})

test('two runs at once on one output folder, and a third that shares their store', async () => {
  const both = await Promise.all([startRun('both').ended, startRun('both').ended])
  expect(both.map(({ code, stderr }) => (code === 0 ? '' : stderr))).toEqual(['', ''])
  expectUndisturbed('both')
  expect(storedAnswers(storeOf(folder.at('both')))).toBe(requests)
  const ended = await startRun('third', '--use_cache', storeOf('both')).ended
  expect(ended.stderr).toContain(`${requests} answers came from the store, 0 requests were asked`)
  expect(runFiles(folder.at('third')).samples).toBe(undisturbed.samples)
})

test('--fresh asks everything again', async () => {
  const ended = await startRun('undisturbed', '--fresh').ended
  expect(ended).toMatchObject({ code: 0 })
  expect(ended.stderr).not.toContain('came from the store')
  expectUndisturbed('undisturbed')
})
