import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type Profile, profiles } from '@eval/perf'
import { jsonDumps, jsonLoads, type PyRecord } from '@eval/pystd'
import { describe, expect, test } from 'vitest'
import { type Replayed, runRecorded } from './perf/run-recorded.ts'
import { evalscopeFolder, goldenFiles, record } from './perf/stored-row.ts'

/** What this program does otherwise on purpose, by run: see packages/perf/README.md, "Differences". */
const differences: Readonly<Record<string, readonly ('exit' | 'bodies' | 'summary' | 'args')[]>> = {
  // Templates are filled in, and what they say wins over defaults.
  'a06-template-text': ['bodies'],
  'a07-template-file': ['bodies'],
  // EvalScope's flag takes no value that it accepts; --apply-chat-template and its twin are flags here.
  'err-apply-chat-template': ['exit'],
  // A bare host gets /v1/chat/completions.
  'err-404-bare-host': ['exit', 'bodies', 'summary', 'args'],
  // Wrong usage has exit code 2, not 1.
  'err-db-exists': ['exit'],
  'err-length-mismatch': ['exit'],
  'err-random-no-tokenizer': ['exit'],
  'err-unknown-api': ['exit'],
  // Prompts are read before the test request is sent.
  'err-unknown-dataset': ['exit', 'bodies'],
  // Malformed data has exit code 3.
  'err-empty-dataset': ['exit', 'bodies'],
  // Servers that tell no usage are refused at the test request, with exit code 3.
  'no-usage-no-tokenizer': ['exit', 'bodies'],
  // An error event in a stream is a failure; EvalScope ends without a summary.
  'fault-error-event': ['exit', 'bodies', 'summary'],
  // The endless wait for a server that is not there.
  'err-refused': ['exit'],
  // The prompt goes to /v1/completions, which the warning promises.
  'speed-benchmark': ['bodies', 'summary', 'args'],
  // Conditions that mean nothing are refused at once.
  'sla-bad-condition': ['exit', 'bodies'],
  'sla-bad-metric': ['exit', 'bodies', 'summary'],
}

/** Runs whose requests are not the same twice: random prompts, searches that depend on measured times, an end by time. */
const randomRuns = /random|sla-|duration|visualizer|max-tokens-range|scenario/

const golden = goldenFiles('golden/*/*/meta.json').map((file) => path.dirname(file))
const recorded = golden
  .filter((folder) => !/err-refused|sla-|visualizer/.test(folder))
  .map((folder) => [path.relative(path.join(evalscopeFolder, 'golden'), folder), folder] as const)

/** Runs of later profiles that 1.4 has too take minutes more: EVAL_PERF_ALL=1 makes them. */
const first = new Set(recorded.flatMap(([name]) => (name.startsWith('v1.4/') ? [path.basename(name)] : [])))
const cases = recorded.filter(
  ([name]) =>
    process.env['EVAL_PERF_ALL'] === '1' || name.startsWith('v1.4/') || !first.has(path.basename(name)),
)

const profileOf = (name: string): Profile =>
  profiles.find((profile) => name.startsWith(`${profile}/`)) ?? 'v1.4'

interface Meta {
  readonly exit: number
  readonly files: readonly { readonly path: string }[]
}

const left = `${recorded.length - cases.length} of later profiles that 1.4 has too only with EVAL_PERF_ALL=1`
describe.skipIf(golden.length === 0)(
  `perf runs against EvalScope (skipped without ../shared; ${left})`,
  () => {
    test.concurrent.each(cases)('%s', { timeout: 90_000 }, async (name, folder) => {
      const differs = differences[path.basename(name)] ?? []
      const meta: Meta = JSON.parse(readFileSync(path.join(folder, 'meta.json'), 'utf8'))
      using replayed = await runRecorded(folder, profileOf(name))
      const problems: string[] = []
      const same = (what: string, ours: unknown, theirs: unknown): void => {
        const [a, b] = [JSON.stringify(ours), JSON.stringify(theirs)]
        if (a !== b) problems.push(`${what}: ours ${a?.slice(0, 900)}, theirs ${b?.slice(0, 900)}`)
      }
      if (!differs.includes('exit')) same('exit code', replayed.ended.code, meta.exit)
      if (!differs.includes('bodies') && !randomRuns.test(name))
        compareBodies(replayed.bodies, goldenBodies(folder), same)
      if (meta.exit === 0 && !differs.includes('summary'))
        compareResults(name, folder, replayed, same, differs)
      const said = replayed.ended.stderr.split('\n').slice(-6)
      expect(problems.length === 0 ? '' : [...problems, ...said].join('\n')).toBe('')
    })
  },
)

/** Distinct bodies that a golden run keeps at most. */
const kept = 6

/** What EvalScope sent, we send; and nothing else, where all of it is kept. */
function compareBodies(
  ours: readonly string[],
  theirs: readonly string[],
  same: (what: string, ours: unknown, theirs: unknown) => void,
): void {
  const [mine, known] = [new Set(ours), new Set(theirs)]
  // Long bodies are kept as the beginning of their text.
  const whole = [...known].filter((body) => body.startsWith('{'))
  same(
    'bodies of theirs that are not sent',
    [],
    whole.filter((body) => !mine.has(body)),
  )
  if (known.size < kept && whole.length === known.size)
    same(
      'bodies that are not theirs',
      [...mine].filter((body) => !known.has(body)),
      [],
    )
}

/** Bodies that the server received from EvalScope; long ones are stored as clipped text and cannot be compared. */
function goldenBodies(folder: string): string[] {
  const file = path.join(folder, 'requests.jsonl')
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const entry: { readonly body: unknown } = JSON.parse(line)
      return JSON.stringify(entry.body)
    })
}

/** Keys whose values are the same in every run. */
const counts =
  /^(Number of concurrency|Request rate|Total requests|Concurrency|Request Rate|Total Requests|Stream Requests|Non-Stream Requests|Avg Turns)/
const outcomes = /^(Succeed|Failed|Success)/i
const tokens = /^(Average (in|out)put tokens|Avg (In|Out)put Tokens)/

function compareResults(
  name: string,
  folder: string,
  replayed: Replayed,
  same: (what: string, ours: unknown, theirs: unknown) => void,
  differs: readonly string[],
): void {
  const files = summariesOf(path.join(folder, 'outputs'))
  const ours = summariesOf(replayed.folder.at('outputs'))
  same('load points', [...ours.keys()].sort(), [...files.keys()].sort())
  const faulty = /fault|errors|timeout/.test(name)
  for (const [point, theirFile] of files) {
    const ourFile = ours.get(point)
    if (ourFile === undefined) continue
    const [mine, theirs] = [read(ourFile), read(theirFile)]
    same(`${point}: keys`, comparableKeys(mine), comparableKeys(theirs))
    const deterministic = (key: string): boolean =>
      /duration/.test(name)
        ? /^(Concurrency|Request Rate)/.test(key)
        : (!/multi-turn-random/.test(name) && (counts.test(key) || outcomes.test(key))) ||
          (tokens.test(key) && !faulty && !randomRuns.test(name))
    same(`${point}: numbers`, picked(mine, deterministic), picked(theirs, deterministic))
    if (!differs.includes('args')) compareArgs(point, ourFile, theirFile, same)
  }
  const written = globSync('**/*', { cwd: replayed.folder.at('outputs') }).map((file) => path.basename(file))
  for (const file of readdir(path.join(folder, 'outputs')))
    if (!/rows\.jsonl|response_messages\.json/.test(file) && !written.includes(file))
      same('file', undefined, file)
}

/** How well tokens share chunks depends on the network. */
const comparableKeys = (value: PyRecord): string[] =>
  Object.keys(value).filter((key) => !/Decoded Tok|Spec\. Accept/.test(key))

function picked(value: PyRecord, wanted: (key: string) => boolean): string {
  return jsonDumps(Object.fromEntries(Object.entries(value).filter(([key]) => wanted(key))))
}

function compareArgs(
  point: string,
  ourFile: string,
  theirFile: string,
  same: (what: string, ours: unknown, theirs: unknown) => void,
): void {
  const args = (file: string): PyRecord => read(path.join(path.dirname(file), 'benchmark_args.json'))
  // The port, the time and the pause are this test's; keys are masked; visualizers are not built.
  const own = /^(url|outputs_dir|sleep_interval|api_key|headers)$/
  const [mine, theirs] = [args(ourFile), args(theirFile)]
  same(`${point}: names of arguments`, Object.keys(mine), Object.keys(theirs))
  for (const [key, value] of Object.entries(theirs))
    if (!own.test(key)) same(`${point}: argument ${key}`, jsonDumps(mine[key] ?? null), jsonDumps(value))
}

function readdir(folder: string): string[] {
  return globSync('**/*.{json,txt,log}', { cwd: folder }).map((file) => path.basename(file))
}

/** Summaries by the part of their path that names the load point. */
function summariesOf(folder: string): Map<string, string> {
  const files = globSync('**/benchmark_summary.json', { cwd: folder })
  return new Map(
    files.map((file) => {
      const point = file.split(path.sep).find((part) => /^(parallel|rate|sla)_/.test(part)) ?? ''
      return [point, path.join(folder, file)]
    }),
  )
}

function read(file: string): PyRecord {
  return record(jsonLoads(readFileSync(file, 'utf8')))
}
