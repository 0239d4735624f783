import { cpSync, existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { CapabilityError, UsageError } from '@eval/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordedDifferences } from '../support/recorded-differences.ts'
import { repeatRun } from '../support/recorded-run.ts'
import { type LoopbackServer, replayServer } from '../support/replay-server.ts'

// Recorded with lm_eval 0.4.13 against a server; here the same commands against a server that answers from the record.
const shared = process.env['EVAL_SHARED'] ?? path.join(import.meta.dirname, '../../../shared')
const recordings = path.join(shared, 'lm-eval')

interface Recording {
  readonly server: { readonly sort?: boolean }
  readonly env?: Readonly<Record<string, string>>
}

interface Exchange {
  readonly method: string
  readonly path: string
  readonly authorization: string | null
  readonly body: string | null
}

describe.skipIf(!existsSync(recordings))(
  'recorded runs of lm_eval on servers (skipped without the shared folder)',
  () => {
    const working = process.cwd()
    let folder = ''
    beforeAll(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'eval-api-runs-'))
      process.chdir(recordings)
    })
    afterAll(async () => {
      process.chdir(working)
      await rm(folder, { recursive: true })
    })

    /** A copy of a recorded run that speaks of our server. */
    function copyOf(name: string, { port }: LoopbackServer): string {
      const copy = path.join(folder, 'recorded', name)
      cpSync(path.join('golden', name), copy, { recursive: true })
      for (const file of globSync('**/*.{json,jsonl,txt}', { cwd: copy })) {
        const text = readFileSync(path.join(copy, file), 'utf8')
        const local = text.replaceAll('127.0.0.1:8765', `127.0.0.1:${port}`)
        writeFileSync(path.join(copy, file), local.replaceAll(`golden/${name}`, copy))
      }
      return copy
    }

    async function repeat(name: string) {
      await using server = await replayServer(path.join('golden', name, 'http.jsonl'))
      const copy = copyOf(name, server)
      const recording: Recording = JSON.parse(readFileSync(path.join(copy, 'run.json'), 'utf8'))
      const own = path.join(folder, 'own', name)
      const { folder: written, printed } = await repeatRun(copy, own, [], undefined, recording.env ?? {})
      expect(sent(server.received, recording)).toEqual(sent(exchanges(copy), recording))
      return { copy, written, printed }
    }

    const runs =
      'api-chat api-completions api-completions-chat api-completions-concurrent api-completions-remote api-completions-short api-completions-text openai-chat'
    test.each(runs.split(' '))('%s', async (name) => {
      const { copy, written, printed } = await repeat(name)
      expect(recordedDifferences(copy, written)).toEqual([])
      expect(lines(printed)).toEqual(lines(readFileSync(path.join(copy, 'stdout.txt'), 'utf8')))
    })

    // Of answers to one prompt sent beside each other, which is the first depends on the race to the server.
    test('api-chat-single: repeats of a prompt are answered in any order', async () => {
      const { copy, written } = await repeat('api-chat-single')
      const differences = recordedDifferences(copy, written)
      expect(differences.filter((line) => !line.startsWith('samples tg_vote'))).toEqual([])
      expect(answers(written)).toEqual(answers(copy))
    })

    test.each([
      ['api-chat-loglikelihood', CapabilityError, /cannot score continuations.*local-completions/],
      ['api-no-template', UsageError, /takes conversations, not texts: say --apply_chat_template/],
    ])('%s: refused before anything is sent', async (name, kind, message) => {
      const repeated = repeat(name)
      await expect(repeated).rejects.toThrow(kind)
      await expect(repeated).rejects.toThrow(message)
    })
  },
)

function exchanges(copy: string): readonly Exchange[] {
  const text = readFileSync(path.join(copy, 'http.jsonl'), 'utf8')
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Exchange => JSON.parse(line))
}

/** What was sent, to the letter: in order, or sorted where requests were under way beside each other. */
function sent(all: readonly Exchange[], { server }: Recording): readonly string[] {
  const texts = all.map(
    ({ method, path: where, body, authorization }) =>
      `${where} ${method} ${authorization?.trim() ?? 'no authorization'} ${body ?? ''}`,
  )
  return server.sort === true ? texts.toSorted() : texts
}

/** The answers to each document of the task that asks several times, sorted. */
function answers(folder: string): readonly (readonly string[])[] {
  const [file = ''] = globSync('**/samples_tg_vote_*.jsonl', { cwd: folder })
  return readFileSync(path.join(folder, file), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const { resps }: { resps: readonly (readonly string[])[] } = JSON.parse(line)
      return resps.flat().toSorted()
    })
}

const lines = (text: string): readonly string[] => text.split('\n').map((line) => line.trimEnd())
