import { syntheticCheckpoint, weightBytes } from '../checkpoints/synthetic-checkpoint.ts'
import type { BenchmarkContext, Section } from '../options/benchmark-context.ts'
import { megabytes } from '../report/format-spread.ts'
import { markdownTable } from '../report/markdown-table.ts'
import { writeRequestFile } from '../requests/write-request-file.ts'
import { openOurScorer, openPeerScorer } from '../scoring/open-scorer.ts'
import type { ScorerProcess } from '../scoring/scorer-process.ts'

/** Peak memory may be so many times the weights, plus {@link ALLOWANCE}. */
const FACTOR = 1.3
const ALLOWANCE = 300e6
/** Of each task; more take longer, not more memory. */
const QUESTIONS = 8
/** As large as the number of questions allows. */
const PEER_BATCHES = [1, QUESTIONS]

const header = ['model', 'configuration', 'peak, MB', 'limit, MB', 'weights, MB']

/** A process that is measured, and what to call it. */
type Opener = readonly [configuration: string, batchSize: number | 'auto', open: () => ScorerProcess]

/** Most memory that processes hold which load a model and score every task once. */
export const memorySection: Section = async (context) => {
  const rows: string[][] = []
  for (const model of context.options.models) {
    const folder = await syntheticCheckpoint(context.workFolder, model)
    const weights = await weightBytes(folder)
    for (const [configuration, batchSize, open] of openers(context, folder)) {
      const peak = await peakOf(context, batchSize, open)
      context.progress(`memory: ${model}, ${configuration}: ${megabytes(peak)} MB`)
      const limit = configuration.startsWith('ours') ? megabytes(FACTOR * weights + ALLOWANCE) : ''
      rows.push([model, configuration, megabytes(peak), limit, megabytes(weights)])
    }
  }
  return `## Peak memory\n\n${markdownTable(header, rows)}`
}

function openers({ options, peer }: BenchmarkContext, folder: string): Opener[] {
  const threads = Math.max(...options.threads)
  const ours = ([1, 'auto'] as const).flatMap((batchSize) =>
    [true, false].map((reuse): Opener => {
      const name = `ours, batch ${batchSize}, prefix reuse ${reuse ? 'on' : 'off'}`
      const wanted = { pretrained: folder, threads, batch_size: batchSize, prefix_reuse: reuse }
      return [name, batchSize, () => openOurScorer(wanted)]
    }),
  )
  if (peer === undefined) return ours
  const theirs = PEER_BATCHES.map(
    (batchSize): Opener => [
      `lm_eval, batch ${batchSize}`,
      batchSize,
      () => openPeerScorer(peer, folder, threads),
    ],
  )
  return [...ours, ...theirs]
}

async function peakOf(
  { options, workFolder }: BenchmarkContext,
  batchSize: number | 'auto',
  open: () => ScorerProcess,
): Promise<number> {
  await using scorer = open()
  let peak = 0
  for (const task of options.tasks) {
    const file = await writeRequestFile(workFolder, task, QUESTIONS)
    peak = Math.max(peak, (await scorer.score({ path: file.path, batchSize })).peakBytes)
  }
  return peak
}
