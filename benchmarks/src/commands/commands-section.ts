import { rm } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ModelName } from '../checkpoints/model-sizes.ts'
import { syntheticCheckpoint } from '../checkpoints/synthetic-checkpoint.ts'
import type { BenchmarkContext, Section } from '../options/benchmark-context.ts'
import { peerEnvironment } from '../peer/peer-environment.ts'
import { questionCount } from '../plan/question-counts.ts'
import { measureCommand, type MeasuredCommand } from '../processes/measure-command.ts'
import { formatSpread, megabytes } from '../report/format-spread.ts'
import { markdownTable } from '../report/markdown-table.ts'
import { rummluFolder } from '../requests/letters.ts'
import { rummluInstances } from '../requests/rummlu-instances.ts'
import { writeRummlu } from '../requests/rummlu-records.ts'
import { ratios, spread } from '../statistics/spread.ts'
import { compareSamples } from './compare-samples.ts'
import { peerTaskName, writePeerTask } from './peer-task.ts'

const cli = fileURLToPath(new URL('../../../apps/cli/src/bin.ts', import.meta.url))
const header = [
  'model',
  'threads',
  'questions',
  'ours, s',
  'lm_eval, s',
  'times faster',
  'ours, MB',
  'lm_eval, MB',
  'largest difference',
]

/** Whole commands, from their start to their files: `lmeval run` and `lm_eval run` over the same prompts. */
export const commandsSection: Section = async (context) => {
  const rows: string[][] = []
  for (const model of context.options.models) {
    for (const threads of context.options.threads) rows.push(await measure(context, model, threads))
  }
  return `## Whole commands\n\n\`letters-1\`, start, loading and writing included; batch size 1, the default of both.\n\n${markdownTable(header, rows)}`
}

async function measure(context: BenchmarkContext, model: ModelName, threads: number): Promise<string[]> {
  const { options, workFolder, peer, progress } = context
  const folder = await syntheticCheckpoint(workFolder, model)
  const questions = questionCount(model, 'letters-1', options.quick)
  const data = rummluFolder(workFolder, questions)
  await writeRummlu(data, questions)
  const task = await writePeerTask(workFolder, await rummluInstances(data, 1))
  const results = {
    ours: path.join(workFolder, 'results-ours'),
    theirs: path.join(workFolder, 'results-theirs'),
  }
  const ours: MeasuredCommand[] = []
  const theirs: MeasuredCommand[] = []
  let difference = ''
  for (let round = 0; round < options.repeats; round += 1) {
    progress(`commands: ${model}, ${threads} thread(s), ${round + 1} of ${options.repeats}`)
    for (const output of Object.values(results)) await rm(output, { recursive: true, force: true })
    ours.push(await measureCommand(ourCommand(folder, threads, data, results.ours), { memory: true }))
    if (peer === undefined) continue
    const environment = {
      ...peerEnvironment(threads),
      HF_DATASETS_CACHE: path.join(workFolder, 'datasets-cache'),
    }
    theirs.push(
      await measureCommand([peer.program, ...theirArguments(folder, task, results.theirs)], {
        memory: true,
        environment,
      }),
    )
    difference = (await compareSamples(results.ours, results.theirs)).toExponential(0)
  }
  return [model, String(threads), String(questions), ...cells(ours, theirs), difference]
}

function cells(ours: readonly MeasuredCommand[], theirs: readonly MeasuredCommand[]): string[] {
  const seconds = (commands: readonly MeasuredCommand[]): number[] =>
    commands.map((command) => command.seconds)
  const peak = (commands: readonly MeasuredCommand[]): string =>
    megabytes(Math.max(...commands.map((command) => command.peakBytes)))
  const own = formatSpread(spread(seconds(ours)), 2)
  if (theirs.length === 0) return [own, '', '', peak(ours), '']
  const peers = formatSpread(spread(seconds(theirs)), 2)
  return [own, peers, formatSpread(ratios(seconds(theirs), seconds(ours)), 2), peak(ours), peak(theirs)]
}

function ourCommand(model: string, threads: number, data: string, output: string): string[] {
  const args = ['--model', 'hf', '--model_args', `pretrained=${model},dtype=float32,threads=${threads}`]
  const task = ['--tasks', 'rummlu', '--num_fewshot', '1', '--data', data]
  return [process.execPath, cli, 'run', ...args, ...task, '--output_path', output, '--log_samples', '--fresh']
}

function theirArguments(model: string, task: string, output: string): string[] {
  const args = ['--model', 'hf', '--model_args', `pretrained=${model},dtype=float32`, '--device', 'cpu']
  return [
    'run',
    ...args,
    '--tasks',
    peerTaskName,
    '--include_path',
    task,
    '--output_path',
    output,
    '--log_samples',
  ]
}
