import type { Profile } from '../../measure/profile.ts'
import type { PointResult } from '../point-result.ts'
import type { RunFacts } from '../run-facts.ts'
import { escapeHtml } from './escape-html.ts'
import { lineChart } from './line-chart.ts'
import { loadCharts } from './load-charts.ts'
import { percentileCharts } from './percentile-charts.ts'
import { summaryHtml } from './summary-html.ts'

const style = `
:root { color-scheme: light dark; --ink: #1d2430; --line: #c9d1dc; --soft: #5d6b7e; --paper: #fff; --a: #2563eb; --b: #d97706; --c: #059669; --d: #dc2626; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6ebf2; --line: #38424f; --soft: #9aa8ba; --paper: #12161c; --a: #60a5fa; --b: #fbbf24; --c: #34d399; --d: #f87171; } }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); margin: 2rem auto; max-width: 72rem; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
table { border-collapse: collapse; } th, td { border: 1px solid var(--line); padding: .25rem .6rem; text-align: right; font-variant-numeric: tabular-nums; }
th:first-child, td:first-child { text-align: left; } .charts { display: flex; flex-wrap: wrap; gap: 1rem; }
figure { margin: 0; } figcaption { font-size: .9rem; color: var(--soft); } svg text { fill: var(--soft); font-size: 11px; }
`

/** A page with the tables and charts of a run; it loads nothing from elsewhere. */
export function htmlReport(
  results: ReadonlyMap<string, PointResult>,
  facts: RunFacts,
  profile: Profile,
): string {
  const title = `Load test of ${facts.modelId}`
  const points = [...results]
  const charts =
    points.length > 1 ? `<h2>By load</h2><div class="charts">${charted(loadCharts(points))}</div>` : ''
  const sections = points.map(
    ([name, result]) =>
      `<h2>${escapeHtml(name)}</h2><div class="charts">${charted(percentileCharts(result))}</div>${summaryHtml(result, profile)}`,
  )
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title><style>${style}</style></head><body>
<h1>${escapeHtml(title)}</h1>
<p>Dataset ${escapeHtml(facts.dataset)}, API ${escapeHtml(facts.api)}. Definitions: profile ${profile}.</p>
${charts}
${sections.join('\n')}
</body></html>
`
}

function charted(charts: readonly Parameters<typeof lineChart>[0][]): string {
  return charts.map(lineChart).join('')
}
