import { formatFloat } from '@eval/pystd'
import type { ClassScore } from './class-score.ts'
import type { ScoredSubmission } from './scored-submission.ts'

/** What `mera score` prints; `all` adds the scores of groups. */
export function scoreText({ classes, total, validated }: ScoredSubmission, all: boolean): string {
  return [
    ...classes.map((score) => `${score.className.padEnd(13)} ${scoreLine(score, all)}`),
    'value' in total
      ? `total score: ${formatFloat(total.value, '.4f')} (mean over the 15 main tasks; one without a score counts 0)`
      : `total score: withheld; the right answers of ${total.withheld.join(', ')} are not in the data`,
    ...validated.notes.slice(0, 1),
    '',
  ].join('\n')
}

function scoreLine(score: ClassScore, all: boolean): string {
  switch (score.state) {
    case 'scored':
      return `${answers(score.count)}  ${metricsText(score.metrics, all)}`
    case 'withheld':
      return `${answers(score.count)}  withheld: the right answers are not public`
    case 'not computed':
      return `${answers(score.count)}  not computed: it takes three classifier models`
    case 'no data':
      return 'no data: the folder of --data has no test split of it'
    case 'missing':
      return 'not in the submission: 0'
    case 'faulty':
      return 'has errors: 0 (mera validate says which)'
    default:
      return score satisfies never
  }
}

function metricsText(metrics: ReadonlyMap<string, number>, all: boolean): string {
  const own = [...metrics].filter(([name]) => !name.includes('.'))
  const shown = all || own.length === 0 ? [...metrics] : own
  return shown.map(([name, value]) => `${name} ${formatFloat(value, '.4f')}`).join('  ')
}

function answers(count: number): string {
  return `n ${count}`.padEnd(8)
}
