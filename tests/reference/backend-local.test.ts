import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { GenerationOptions, Request, Response } from '@eval/core'
import { type LocalBackendOptions, openLocalBackend, openTokenScorer } from '@eval/backend-local'
import { describe, expect, test } from 'vitest'

// Recorded by lm_eval 0.4.13 with transformers 5.23 and torch 2.13 on CPU, float32.
const shared = process.env.EVAL_SHARED ?? join(import.meta.dirname, '../../../shared')
const models = join(shared, 'lm-eval/models')
const golden = join(shared, 'lm-eval/golden')
const present = existsSync(models)
const names = present ? readdirSync(models) : []
const runs = present ? readdirSync(golden).filter(isLocalRun) : []
const modes = [
  { batch_size: 'auto' },
  { batch_size: 1 },
  { batch_size: 8 },
  { batch_size: 1, prefix_reuse: false },
  { batch_size: 8, prefix_reuse: false },
] as const

interface RecordedLogits {
  readonly fixed_ids: readonly number[]
  readonly inputs: readonly {
    readonly ids: readonly number[]
    readonly token_logprobs: readonly number[]
    readonly positions: readonly {
      readonly pos: number
      readonly logsumexp: number
      readonly argmax: number
      readonly top_ids: readonly number[]
      readonly top: readonly number[]
      readonly fixed: readonly number[]
    }[]
  }[]
}

describe.skipIf(!present)('recorded logits (skipped without the shared folder)', () => {
  describe.each(modes)('%j', (mode) => {
    test.each(names)('%s: logits within 1e-4, the same best token', async (name) => {
      const recorded: RecordedLogits = JSON.parse(readFileSync(join(models, name, 'logits.json'), 'utf8'))
      await using scorer = await openTokenScorer({ pretrained: join(models, name), threads: 1, ...mode })
      const jobs: {
        index: number
        tokens: Int32Array
        from: number
        expected: readonly number[]
        greedy?: boolean
      }[] = []
      for (const { ids, token_logprobs, positions } of recorded.inputs) {
        jobs.push({
          index: jobs.length,
          tokens: Int32Array.from(ids),
          from: 1,
          expected: token_logprobs.slice(-(ids.length - 1)),
        })
        for (const { pos, logsumexp, argmax, top_ids, top, fixed } of positions) {
          for (const [place, id] of [...top_ids, ...recorded.fixed_ids].entries()) {
            const expected = [([...top, ...fixed][place] ?? 0) - logsumexp]
            const tokens = Int32Array.from([...ids.slice(0, pos + 1), id])
            jobs.push({ index: jobs.length, tokens, from: pos + 1, expected, greedy: id === argmax })
          }
        }
      }
      const wrong: string[] = []
      let answered = 0
      for await (const { index, logprobs, greedy } of scorer.score(jobs, {})) {
        const job = jobs[index]
        answered += 1
        const far = (job?.expected ?? []).some(
          (logprob, place) => !(Math.abs((logprobs[place] ?? Number.NaN) - logprob) < 1e-4),
        )
        if (far || (job?.greedy ?? greedy) !== greedy)
          wrong.push(`job ${index}: ${logprobs.join()}, greedy ${greedy}`)
      }
      expect(wrong).toEqual([])
      expect(answered).toBe(jobs.length)
    })
  })
})

interface Recorded {
  readonly request: Request
  readonly logprob?: number
  readonly greedy?: boolean
  readonly text?: string
}

describe.skipIf(!present)('recorded runs (skipped without the shared folder)', () => {
  describe.each([modes[0], modes[2], modes[3]])('%j', (mode) => {
    test.each(runs)('%s: sums within 1e-3, greedy flags, texts', async (run) => {
      const recorded = recordsOf(run)
      await using backend = await openLocalBackend({ ...modelArguments(run), threads: 1, ...mode })
      const answers: Response[] = []
      const requests = recorded.map(({ request }) => request)
      for await (const { index, response } of backend.run(requests, {})) answers[index] = response
      const wrong = recorded.flatMap((expected, index) => {
        const answer = answers[index]
        const agrees = answer !== undefined && sameAnswer(answer, expected)
        return agrees ? [] : [{ request: requests[index], expected, answer }]
      })
      expect(wrong).toEqual([])
    })
  })
})

function sameAnswer(answer: Response, { logprob, greedy, text }: Recorded): boolean {
  if ('text' in answer) return answer.text === text
  if (!('logprob' in answer) || logprob === undefined) return false
  return Math.abs(answer.logprob - logprob) < 1e-3 && (greedy ?? answer.greedy) === answer.greedy
}

/** A line of `requests.jsonl`; other methods' lines have other fields and are skipped. */
interface RecordedLine {
  readonly method: string
  readonly context: string
  readonly continuation: string
  readonly string: string
  readonly logprob: number
  readonly is_greedy: boolean
  readonly gen_kwargs: GenerationOptions
  readonly result: string
}

function recordsOf(run: string): readonly Recorded[] {
  const lines = readFileSync(join(golden, run, 'requests.jsonl'), 'utf8')
    .trim()
    .split('\n')
  return lines.flatMap((line) => recorded(JSON.parse(line)))
}

function recorded(line: RecordedLine): readonly Recorded[] {
  const { method, context, continuation, logprob, gen_kwargs: generation } = line
  switch (method) {
    case 'loglikelihood':
      return [{ request: { type: method, context, continuation }, logprob, greedy: line.is_greedy }]
    case 'loglikelihood_rolling':
      return [{ request: { type: method, text: line.string }, logprob }]
    case 'generate_until':
      // Drawn texts depend on torch's generator.
      return generation['do_sample'] === true
        ? []
        : [{ request: { type: method, context, generation }, text: line.result }]
    default:
      return []
  }
}

function commandOf(run: string): readonly string[] {
  return JSON.parse(readFileSync(join(golden, run, 'run.json'), 'utf8')).argv
}

function isLocalRun(run: string): boolean {
  if (!existsSync(join(golden, run, 'requests.jsonl'))) return false
  return commandOf(run).some((word) => /pretrained=models\/[^,]*,dtype=float32/.test(word))
}

/** The model arguments of a run, as lm_eval's command line reads them. */
function modelArguments(run: string): LocalBackendOptions {
  const command = commandOf(run)
  const pairs = (command[command.indexOf('--model_args') + 1] ?? '').split(',').map((pair) => pair.split('='))
  const values = pairs.map(([key, value]) => [
    key,
    /^\d+$/.test(value ?? '') ? Number(value) : (booleans[value ?? ''] ?? value),
  ])
  const given: LocalBackendOptions = Object.fromEntries(values)
  return { ...given, pretrained: join(shared, 'lm-eval', given.pretrained) }
}

const booleans: Readonly<Record<string, boolean>> = { True: true, False: false }
