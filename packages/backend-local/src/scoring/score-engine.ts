import { planPath, planRuns, type RunLimits } from '../plan/plan-runs.ts'
import type { PlannedRun } from '../plan/planned-run.ts'
import { contextGroups } from '../plan/context-groups.ts'
import type { ScoreWindow } from '../plan/score-window.ts'
import { type SortedInputs, sortInputs } from '../plan/sorted-inputs.ts'
import { ropeLengthClass } from '../rope/rope-table.ts'
import type { RopeTables } from '../rope/rope-tables.ts'
import type { DecoderRun } from '../session/decoder-run.ts'
import type { DecoderSession } from '../session/decoder-session.ts'
import { KeyValueCache } from '../session/key-value-cache.ts'
import type { PrefixStore } from '../session/prefix-store.ts'
import { ScoreCollector, type ScoredJobs } from './score-collector.ts'

export interface ScoreSettings {
  /** Feed shared prefixes once. False makes every job an independent sequence. */
  readonly prefixReuse: boolean
  readonly limits: RunLimits
  /** Most rows that go through the head at once: `[rows, vocabulary]` logits are made for them. */
  readonly headRows: number
  /** Go on from what earlier windows left here, and leave what later ones may need. Only with `prefixReuse`. */
  readonly prefixes?: PrefixStore
}

/** Scores a window: plans it, runs it, and yields jobs as they become complete. Belongs into a worker. */
export async function* scoreJobs(
  session: DecoderSession,
  ropes: RopeTables,
  window: ScoreWindow,
  settings: ScoreSettings,
): AsyncGenerator<ScoredJobs> {
  const { ropes: rotations } = session.shape
  const collector = new ScoreCollector(window)
  const inputs = sortInputs(window, (length) => ropeLengthClass(rotations, length), settings.prefixReuse)
  yield collector.take()
  const pass = { session, ropes, cache: emptyCache(session), headRows: settings.headRows }
  for (const [onto, planned] of plannedPasses(pass, window, inputs, settings)) {
    await score(onto, planned, collector)
    yield collector.take()
  }
}

/** What to run, and on top of which cache; each run is over when the next one is asked for. */
function* plannedPasses(
  pass: Pass,
  window: ScoreWindow,
  inputs: SortedInputs,
  { limits, prefixes }: ScoreSettings,
): Generator<readonly [Pass, PlannedRun]> {
  if (prefixes === undefined) {
    for (const planned of planRuns(window, inputs, limits)) yield [pass, planned]
    return
  }
  for (const { from, to, path, unscored, lengthClass } of contextGroups(window, inputs)) {
    // Keys of texts that are rotated in another way cannot be shared.
    const shareable = lengthClass === 0
    const { cache, length: base } = prefixes.take(path, shareable ? unscored : 0)
    const onto = { ...pass, cache }
    for (const planned of planPath(window, inputs, limits, { from, to, base })) yield [onto, planned]
    cache.truncate(path.length)
    if (shareable) prefixes.put(path, cache)
  }
}

function emptyCache({ shape }: DecoderSession): KeyValueCache {
  return new KeyValueCache(shape.layers, shape.keyValueHeads * shape.headSize)
}

interface Pass {
  readonly session: DecoderSession
  readonly ropes: RopeTables
  readonly cache: KeyValueCache
  readonly headRows: number
}

async function score(pass: Pass, planned: PlannedRun, collector: ScoreCollector): Promise<void> {
  const { cache, headRows, session } = pass
  cache.truncate(planned.base)
  const first = scoresOf(planned, 0, headRows, session.shape.vocabularySize)
  const base = baseRun(pass, planned)
  const result = await session.run({
    ...base,
    rows: planned.rows.subarray(0, headRows),
    keptRows: planned.rows.subarray(headRows),
    picks: first.picks,
    want: { logprobs: true, best: true, kept: planned.rows.length > headRows, keyValues: planned.keep > 0 },
  })
  if (planned.keep > 0)
    cache.append(result.keys, result.values, new Int32Array(planned.keep), planned.positions)
  collector.add(planned, first.scores, 0, result)
  await scoreKept(pass, planned, result.kept, collector)
}

/** Sends the hidden states that did not fit through the head, beside a token that nobody looks at. */
async function scoreKept(
  pass: Pass,
  planned: PlannedRun,
  kept: Float32Array,
  collector: ScoreCollector,
): Promise<void> {
  const { headRows, session } = pass
  const width = session.shape.hiddenSize
  for (let row = headRows; row < planned.rows.length; row += headRows) {
    const part = scoresOf(planned, row, row + headRows, session.shape.vocabularySize)
    const carried = kept.subarray((row - headRows) * width, row * width)
    const result = await session.run({
      ...idleRun(pass),
      carried,
      picks: part.picks,
      want: { logprobs: true, best: true },
    })
    collector.add(planned, part.scores, row, result)
  }
}

/** The scores whose row lies in `from…to`, and their cells in the log-probabilities of these rows. */
function scoresOf(
  planned: PlannedRun,
  from: number,
  to: number,
  vocabulary: number,
): { scores: Int32Array; picks: Int32Array } {
  const scores: number[] = []
  for (const [score, row] of planned.scoreRow.entries()) if (row >= from && row < to) scores.push(score)
  const picks = Int32Array.from(
    scores,
    (score) => ((planned.scoreRow[score] ?? 0) - from) * vocabulary + (planned.scoreTarget[score] ?? 0),
  )
  return { scores: Int32Array.from(scores), picks }
}

type Body = Omit<DecoderRun, 'rows' | 'keptRows' | 'picks' | 'want'>
const none = new Int32Array(0)

function baseRun(pass: Pass, planned: PlannedRun): Body {
  const { inputIds, positions, subtreeEnd, lengthClass } = planned
  const owners = new Int32Array(inputIds.length)
  return {
    inputIds,
    positions,
    subtreeEnd,
    tokenOwner: owners,
    tokenPrefix: owners,
    cache: pass.cache.view(),
    // The runtime refuses a table with fewer rows than there are tokens.
    ropes: pass.ropes.tables(lengthClass, Math.max(inputIds.length, Math.max(...positions) + 1)),
    carried: new Float32Array(0),
  }
}

function idleRun(pass: Pass): DecoderRun {
  return {
    inputIds: Int32Array.of(0),
    positions: Int32Array.of(0),
    subtreeEnd: Int32Array.of(1),
    tokenOwner: Int32Array.of(0),
    tokenPrefix: Int32Array.of(0),
    cache: emptyCache(pass.session).view(),
    ropes: pass.ropes.tables(0, 1),
    rows: none,
    carried: new Float32Array(0),
    picks: none,
    keptRows: none,
    want: {},
  }
}
