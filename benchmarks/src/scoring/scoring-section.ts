import { type ModelName, modelSizes } from '../checkpoints/model-sizes.ts'
import { syntheticCheckpoint } from '../checkpoints/synthetic-checkpoint.ts'
import type { BenchmarkContext, Section } from '../options/benchmark-context.ts'
import { questionCount } from '../plan/question-counts.ts'
import { markdownTable } from '../report/markdown-table.ts'
import { taskDescriptions } from '../requests/request-sets.ts'
import { type RequestFile, writeRequestFile } from '../requests/write-request-file.ts'
import { countWork } from '../work/count-work.ts'
import { openOurScorer, openPeerScorer } from './open-scorer.ts'
import { type Contestant, scoreCell } from './score-cell.ts'
import { scoringHeader, scoringRow } from './scoring-row.ts'

/** Batch sizes of the peer: its default, and those among which its best is looked for. */
const PEER_BATCHES = [1, 8, 16]

/** Requests per second of both sides, for each model, number of threads and task. */
export const scoringSection: Section = async (context) => {
  const rows: (readonly string[])[] = []
  for (const model of context.options.models) {
    const files = await requestFiles(context, model)
    for (const threads of context.options.threads)
      rows.push(...(await measure(context, model, threads, files)))
  }
  const tasks = context.options.tasks.map((name) => `- \`${name}\`: ${taskDescriptions[name]}`)
  return `## Scoring, requests per second\n\n${markdownTable(scoringHeader, rows)}\n${tasks.join('\n')}\n`
}

async function requestFiles(
  { options, workFolder }: BenchmarkContext,
  model: ModelName,
): Promise<RequestFile[]> {
  const files: RequestFile[] = []
  for (const task of options.tasks) {
    files.push(await writeRequestFile(workFolder, task, questionCount(model, task, options.quick)))
  }
  return files
}

async function measure(
  context: BenchmarkContext,
  model: ModelName,
  threads: number,
  files: readonly RequestFile[],
): Promise<string[][]> {
  const { options, peer, progress } = context
  const folder = await syntheticCheckpoint(context.workFolder, model)
  const base = { pretrained: folder, threads }
  await using single = openOurScorer({ ...base, batch_size: 1 })
  await using automatic = openOurScorer({ ...base, batch_size: 'auto' })
  await using theirs = peer && openPeerScorer(peer, folder, threads)
  const contestants: Contestant[] = [
    { side: 'ours', batchSize: 1, process: single },
    ...(theirs
      ? PEER_BATCHES.map((batchSize) => ({ side: 'theirs' as const, batchSize, process: theirs }))
      : []),
    { side: 'ours', batchSize: 'auto', process: automatic },
  ]
  const rows: string[][] = []
  for (const file of files) {
    progress(
      `scoring: ${model}, ${threads} thread(s), ${file.task}, ${file.requests} requests, ${options.repeats} times`,
    )
    const work = await countWork(folder, modelSizes[model], file)
    const row = scoringRow({
      model,
      threads,
      file,
      work,
      cell: await scoreCell(file, contestants, options.repeats),
    })
    progress(`  ${row.join(' | ')}`)
    rows.push(row)
  }
  return rows
}
