import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { demoModelFolder } from '@eval/backend-local'
import type { BenchmarkContext, Section } from '../options/benchmark-context.ts'
import { outputOf } from '../processes/output-of.ts'
import { formatSpread, megabytes } from '../report/format-spread.ts'
import { markdownTable } from '../report/markdown-table.ts'
import { type RequestFile, writeRequestFile } from '../requests/write-request-file.ts'
import { ratios, spread } from '../statistics/spread.ts'
import type { ApiReport } from './api-report.ts'

const program = (name: string): string => fileURLToPath(new URL(`${name}.ts`, import.meta.url))
const peerProgram = fileURLToPath(new URL('../../peer/api.py', import.meta.url))
const QUESTIONS = 1000
const CONCURRENCY = [1, 16, 128]

interface Measured {
  readonly ours: readonly ApiReport[]
  readonly theirs: readonly ApiReport[]
}

/** `local-completions` on a server that answers at once: all the time is that of whoever asks. */
export const apiSection: Section = async (context) => {
  const questions = context.options.quick ? QUESTIONS / 10 : QUESTIONS
  const file = await writeRequestFile(context.workFolder, 'endings', questions)
  const rows: string[][] = []
  for (const kind of ['scoring', 'generation']) {
    for (const concurrency of CONCURRENCY) {
      context.progress(`api: ${file.requests} requests, ${kind}, num_concurrent=${concurrency}`)
      rows.push(
        row(`${kind}, num_concurrent=${concurrency}`, file, await measure(context, file, kind, concurrency)),
      )
    }
  }
  return `## API models

${file.requests} requests to a server of the same machine that answers at once, in a process of its own. Tokenizing included, opening not.

${markdownTable(header, rows)}`
}

const header = [
  'what',
  'ours, requests/s',
  'lm_eval, requests/s',
  'times faster',
  'CPU time saved, times',
  'ours, MB',
  'lm_eval, MB',
]

/** Both sides by turns, each pass in a new process. */
async function measure(
  { options, peer }: BenchmarkContext,
  file: RequestFile,
  kind: string,
  concurrency: number,
): Promise<Measured> {
  using server = await startServer()
  const words = [
    file.path,
    `http://127.0.0.1:${server.port}/v1/completions`,
    demoModelFolder,
    String(concurrency),
    kind,
  ]
  const [ours, theirs]: [ApiReport[], ApiReport[]] = [[], []]
  for (let pass = 0; pass < options.repeats; pass += 1) {
    ours.push(JSON.parse(await outputOf([process.execPath, program('ask-api'), ...words])))
    if (peer === undefined) continue
    const command = [
      'env',
      'HF_HUB_OFFLINE=1',
      'TOKENIZERS_PARALLELISM=false',
      peer.python,
      peerProgram,
      ...words,
    ]
    theirs.push(JSON.parse(await outputOf(command)))
  }
  checkEqual([...ours, ...theirs])
  return { ours, theirs }
}

function row(what: string, { requests }: RequestFile, { ours, theirs }: Measured): string[] {
  const rates = (reports: readonly ApiReport[]): number[] => reports.map(({ seconds }) => requests / seconds)
  const cpu = (reports: readonly ApiReport[]): number[] => reports.map(({ cpuSeconds }) => cpuSeconds)
  const peak = (reports: readonly ApiReport[]): string =>
    megabytes(Math.max(...reports.map(({ peakBytes }) => peakBytes)))
  const own = formatSpread(spread(rates(ours)), 0)
  if (theirs.length === 0) return [what, own, '', '', '', peak(ours), '']
  return [
    what,
    own,
    formatSpread(spread(rates(theirs)), 0),
    formatSpread(ratios(rates(ours), rates(theirs)), 1),
    spread(ratiosOf(cpu(theirs), cpu(ours))).median.toFixed(1),
    peak(ours),
    peak(theirs),
  ]
}

const ratiosOf = (theirs: readonly number[], ours: readonly number[]): number[] =>
  theirs.map((value, index) => value / (ours[index] ?? Number.NaN))

/** @throws Error if the sides were answered differently. */
function checkEqual(reports: readonly ApiReport[]): void {
  const sums = reports.map(({ sum }) => sum.toFixed(6))
  if (new Set(sums).size > 1) throw new Error(`api: the answers of the two sides differ: ${sums.join(', ')}`)
}

interface Server extends Disposable {
  readonly port: string
}

async function startServer(): Promise<Server> {
  const child: ChildProcessByStdio<Writable, Readable, null> = spawn(
    process.execPath,
    [program('instant-server')],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  )
  const [port] = await once(child.stdout.setEncoding('utf8'), 'data')
  return { port: String(port).trim(), [Symbol.dispose]: () => void child.kill() }
}
