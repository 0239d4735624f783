import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { commonLibrary } from '@eval/task-library'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { near, recordedDifferences } from '../support/recorded-differences.ts'
import { repeatRun } from '../support/recorded-run.ts'

// Recorded with lm_eval 0.4.13: the same commands on the same models, tasks and data, in this process.
const shared = process.env['EVAL_SHARED'] ?? path.join(import.meta.dirname, '../../../shared')
const recordings = path.join(shared, 'lm-eval')

/** Tasks that lm_eval brings; here they are this project's own. */
const bundled = ['bundled-scored', 'bundled-scored-2shot', 'bundled-chat', 'bundled-code']

// Not here: runs on other models, on servers, in bfloat16; `binary-metrics`, whose resampling takes
// long; `write-out`, which prints whole results; `tag-and-pattern`, whose pattern matches a task that was added after it was recorded.
const runs = `
  batch-16 batch-auto chat-inst chat-llama3 chat-multiturn chat-prefix-render chat-single config-file dummy
  dummy-group gen-kwargs gen-kwargs-json gen-max-length gen-until-empty group-gen group-nested
  group-of-groups limit-fraction metadata model-llama-spm model-llama-tied model-llama-unigram
  no-bos no-logits-cache output-file plain-gen plain-lm plain-mc plain-py plain-shots predict-only
  prefix-token repeats-greedy samples short-context short-context-gen shots-0 shots-3 shots-3-seed
  system-no-chat think-end threads-2 yaml-path
`
  .trim()
  .split(/\s+/)

describe.skipIf(!existsSync(recordings))(
  'recorded runs of lm_eval (skipped without the shared folder)',
  () => {
    const working = process.cwd()
    let folder = ''
    beforeAll(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'eval-lm-eval-'))
      process.chdir(recordings)
    })
    afterAll(async () => {
      process.chdir(working)
      await rm(folder, { recursive: true })
    })

    test.each([...runs, ...bundled])('%s', async (name) => {
      const recorded = path.join('golden', name)
      const { folder: written, printed } = await repeatRun(recorded, path.join(folder, name), [commonLibrary])
      const ownTasks = bundled.includes(name)
      expect(recordedDifferences(recorded, written, { ownTasks })).toEqual([])
      expect(cells(printed)).toEqual(cells(recordedText(recorded)).map(nearest(cells(printed))))
    })

    test.each(['request-cache-fill', 'request-cache-stale'])('%s', async (name) => {
      const recorded = path.join('golden', name)
      const { folder: written, printed } = await repeatRun(recorded, path.join(folder, name), [])
      expect(recordedDifferences(recorded, written)).toEqual([])
      expect(cells(printed)).toEqual(cells(recordedText(recorded)).map(nearest(cells(printed))))
      const names = readdirSync(path.join(folder, 'cache/lmeval/requests')).sort()
      const recordedNames = readFileSync(path.join(recorded, 'cache-files.txt'), 'utf8').trim().split('\n')
      expect(names).toEqual(recordedNames)
    })

    test('bundled-gen, those of its tasks that are here', async () => {
      const tasks = ['gsm8k', 'gsm8k_cot', 'nq_open', 'triviaqa']
      const recorded = path.join('golden', 'bundled-gen')
      const own = path.join(folder, 'bundled-gen')
      const { folder: written } = await repeatRun(recorded, own, [commonLibrary], tasks.join(','))
      const differences = recordedDifferences(recorded, written)
      expect(differences.filter((line) => tasks.some((name) => line.startsWith(`samples ${name}`)))).toEqual(
        [],
      )
    })
  },
)

/** What lm_eval printed. The command itself, which is not run here, prints the configuration of `--config`. */
function recordedText(recorded: string): string {
  return readFileSync(path.join(recorded, 'stdout.txt'), 'utf8').replace(/^EvaluatorConfig\(.*\n/, '')
}

/** What is printed, without widths. */
function cells(text: string): readonly string[] {
  const words = text.split(/[\s|]+|-{2,}:?/)
  return words.filter((word) => word !== '' && !/^:?-*:?$/.test(word))
}

/** The number that was printed in place of a recorded one, if it is near enough; else the recorded one. */
function nearest(printed: readonly string[]): (recorded: string, index: number) => string {
  return (recorded, index) => {
    const own = printed[index] ?? ''
    const isNumber = (text: string): boolean => /^-?(?:\d+\.\d+|\d{16,})$/.test(text)
    return isNumber(own) && isNumber(recorded) && near(Number(own), Number(recorded), 1e-3) ? own : recorded
  }
}
