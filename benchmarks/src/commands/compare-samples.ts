import { glob, readFile } from 'node:fs/promises'
import path from 'node:path'
import { compareAnswers } from '../scoring/compare-answers.ts'
import type { Answer } from '../scoring/scorer-messages.ts'

/** The part of a line of a samples file that both sides must agree on. */
interface Sample {
  readonly doc_id: number
  readonly arguments: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** `[[["-1.25", "False"]], …]`. */
  readonly resps: readonly (readonly (readonly [string, string])[])[]
}

/**
 * Makes sure that the samples files below two folders hold the same requests with the same answers. Returns the largest
 * difference of two sums of log-probabilities, nats.
 *
 * @throws Error naming what differs.
 */
export async function compareSamples(ours: string, theirs: string): Promise<number> {
  const [own, expected] = [await readSamples(ours), await readSamples(theirs)]
  if (own.length !== expected.length)
    throw new Error(`${own.length} samples, the peer has ${expected.length}.`)
  for (const [place, sample] of own.entries()) {
    if (JSON.stringify(sample.arguments) !== JSON.stringify(expected[place]?.arguments)) {
      throw new Error(`Document ${sample.doc_id} has other requests than the peer's.`)
    }
  }
  return compareAnswers(own.flatMap(answersOf), expected.flatMap(answersOf), 'whole command')
}

async function readSamples(folder: string): Promise<Sample[]> {
  const files: string[] = []
  for await (const found of glob('**/samples_*.jsonl', { cwd: folder })) files.push(found)
  const [file] = files
  if (file === undefined || files.length > 1)
    throw new Error(`${files.length} samples files in ${folder}, not one.`)
  const lines = (await readFile(path.join(folder, file), 'utf8')).trimEnd().split('\n')
  return lines.map((line): Sample => JSON.parse(line)).toSorted((a, b) => a.doc_id - b.doc_id)
}

function answersOf({ resps }: Sample): Answer[] {
  return resps.flat().map(([logprob, greedy]): Answer => [Number(logprob), greedy === 'True'])
}
