import { jsonDumps, pyFloat, type PyRecord, type PyValue } from '@eval/pystd'
import type { Finding } from '../validation/finding.ts'
import { serviceComments } from '../validation/service-comments.ts'
import type { ClassScore } from './class-score.ts'
import type { ScoredSubmission } from './scored-submission.ts'
import { serviceTasks } from './service-tasks.ts'

/**
 * The scores as JSON, in the form of the scoring service's answer. Tasks whose right answers are hidden are absent, and then
 * `total_score` is null.
 * @source MERA modules/scoring/src/worker.py `evaluate`, v1.2
 */
export function serviceReply({ classes, total, validated }: ScoredSubmission): string {
  const results = classes.flatMap((score) => {
    const metrics = resultOf(score)
    return metrics === undefined ? [] : [[score.className, metrics] as const]
  })
  const errors = validated.classes.flatMap(({ file, findings }) => {
    const own = distinct(firstStage(findings).flatMap(errorEntries))
    return own.length === 0 ? [] : [[file.name, own] as const]
  })
  const reply: PyRecord = {
    status: classes.some(({ state }) => state !== 'missing' && state !== 'faulty') ? 'OK' : 'Failed',
    results: {
      ...Object.fromEntries(results),
      total_score: 'value' in total ? pyFloat(total.value) : null,
    },
    ready_for_public: !classes.some(
      ({ taskName, state }) =>
        serviceTasks[taskName]?.inTotal === true && (state === 'missing' || state === 'faulty'),
    ),
    error_reason: Object.fromEntries(errors),
    global_error_reason: validated.findings.flatMap(errorEntries),
  }
  return `${jsonDumps(reply, { indent: 4, ensureAscii: false })}\n`
}

function resultOf(score: ClassScore): PyRecord | undefined {
  if (score.state === 'scored')
    return Object.fromEntries([...score.metrics].map(([name, value]) => [name, pyFloat(value)]))
  if (score.state !== 'faulty') return undefined
  return Object.fromEntries((serviceTasks[score.taskName]?.metrics ?? []).map((name) => [name, 0]))
}

/** One answer can have several faults; the service stops at the first. */
function distinct(entries: readonly PyValue[]): readonly PyValue[] {
  return [...new Map(entries.map((entry) => [jsonDumps(entry), entry])).values()]
}

/** The service looks at ids and answers only where the form of the file is faultless; we go on. */
function firstStage(findings: readonly Finding[]): readonly Finding[] {
  const formal = findings.filter(({ code }) => code.endsWith('_for_doc'))
  return formal.length > 0 ? formal : findings
}

/** What the service itself would say: nothing about warnings and about codes of our own. */
function errorEntries({ severity, code, record, id, ids }: Finding): readonly PyValue[] {
  const comment = serviceComments[code]
  if (severity !== 'error' || comment === undefined) return []
  if (ids !== undefined) return ids.map((missing) => ({ type: code, doc_id: missing, comment }))
  if (code.endsWith('_for_doc') && record !== undefined)
    return [{ type: code, example_number: record, comment }]
  return [{ type: code, ...(id === undefined ? {} : { doc_id: id }), comment }]
}
