import { existsSync } from 'node:fs'
import path from 'node:path'
import { fallbackFolder } from '@eval/harness'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { canMount, mountSmallDisk, type SmallDisk } from '../../packages/cache/src/testing/small-disk.ts'
import { run, type RunningCommand, start } from '../support/command.ts'
import { lastingResults, type RunFiles, runFiles } from '../support/run-files.ts'
import { writeData } from '../support/rummlu-data.ts'
import { storedAnswers, storeOf, untilStored } from '../support/stored-answers.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const records = 60
const requests = 4 * records

describe.skipIf(!canMount())('an output folder on a disk of its own (needs the right to mount)', () => {
  const folder = temporaryFolder()
  afterAll(() => folder[Symbol.dispose]())

  let undisturbed: RunFiles
  beforeAll(async () => {
    writeData(folder, records)
    await startRun(folder.at('undisturbed')).ended
    undisturbed = runFiles(folder.at('undisturbed'))
  })

  function startRun(out: string): RunningCommand {
    const model = ['--model', 'hf', '--model_args', 'pretrained=embedded-demo']
    const line = ['--tasks', 'rummlu', ...model, '--data', 'data', '--output_path', out]
    return start('mera', line, { cwd: folder.path, env: { LMEVAL_HOME: folder.at('state') } })
  }

  function expectUndisturbed(files: RunFiles): void {
    expect(files.samples).toBe(undisturbed.samples)
    expect(files.submission).toBe(undisturbed.submission)
    expect(lastingResults(files.results)).toEqual(lastingResults(undisturbed.results))
  }

  /** Runs once more where files and answers were saved elsewhere, then where they can be written again. */
  async function expectRescued(stderr: string, disk: SmallDisk, mend: () => void): Promise<void> {
    const fallback = fallbackFolder(disk.path, { LMEVAL_HOME: folder.at('state') })
    expect(stderr).toContain('cannot be written')
    expect(stderr).toContain(fallback)
    expectUndisturbed(runFiles(fallback))
    mend()
    const again = await startRun(disk.path).ended
    expect(again).toMatchObject({ code: 0 })
    expect(again.stderr).toContain(`${requests} answers came from the store, 0 requests were asked`)
    expect(again.stderr).not.toContain(fallback)
    expectUndisturbed(runFiles(disk.path))
    expect(storedAnswers(storeOf(disk.path))).toBe(requests)
    expect(existsSync(storeOf(fallback))).toBe(false)
  }

  test('a full disk: files and answers go to a fall-back folder that is named, and come back', async () => {
    using disk = mountSmallDisk(2048)
    disk.fill()
    const { code, stdout, stderr } = await startRun(disk.path).ended
    expect(code).toBe(7)
    expect(stdout).toContain('|rummlu|')
    await expectRescued(stderr, disk, () => disk.free())
  })

  test('a disk that fills up during the run', async () => {
    using disk = mountSmallDisk(2048)
    const command = startRun(disk.path)
    await untilStored(command, storeOf(disk.path), 20)
    disk.fill()
    const { code, stderr } = await command.ended
    expect(code).toBe(7)
    await expectRescued(stderr, disk, () => disk.free())
  })

  test('an output folder that became read-only', async () => {
    using disk = mountSmallDisk(2048)
    const command = startRun(disk.path)
    await untilStored(command, storeOf(disk.path), 20)
    command.process.kill('SIGKILL')
    await command.ended
    const stored = storedAnswers(storeOf(disk.path))
    disk.setReadOnly(true)
    const { code, stderr } = await startRun(disk.path).ended
    expect(code).toBe(7)
    expect(stderr).toContain(
      `${stored} answers came from the store, ${requests - stored} requests were asked`,
    )
    await expectRescued(stderr, disk, () => disk.setReadOnly(false))
  })

  test('where not even the fall-back can be written, nothing is asked', async () => {
    using disk = mountSmallDisk(64)
    disk.setReadOnly(true)
    const line = ['--output_path', disk.path]
    const ended = await run('mera', line, {
      cwd: folder.path,
      env: { LMEVAL_HOME: path.join(disk.path, 'state') },
    })
    expect(ended).toMatchObject({ code: 7, stdout: '' })
    expect(ended.stderr).toMatch(
      /Responses cannot be saved.*nor.*Free some space or name a folder that can be written/s,
    )
    expect(ended.stderr).not.toMatch(/^\s+at /m)
  })
})
