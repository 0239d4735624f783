import { escapeHtml } from './escape-html.ts'

/** A line of a chart. */
export interface ChartLine {
  readonly name: string
  /** NaN where nothing was measured. */
  readonly values: readonly number[]
}

/** A chart: lines over labelled places. */
export interface Chart {
  readonly title: string
  readonly labels: readonly string[]
  readonly lines: readonly ChartLine[]
}

const size = { width: 360, height: 210, left: 52, right: 12, top: 12, bottom: 40 } as const
const colors = ['--a', '--b', '--c', '--d'] as const

/** A chart as SVG with its title. */
export function lineChart(chart: Chart): string {
  const top = Math.max(0, ...chart.lines.flatMap((line) => line.values.filter(Number.isFinite))) || 1
  const x = (index: number): number => {
    const width = size.width - size.left - size.right
    return size.left + (chart.labels.length < 2 ? width / 2 : (width * index) / (chart.labels.length - 1))
  }
  const y = (value: number): number =>
    size.height - size.bottom - ((size.height - size.top - size.bottom) * value) / top
  const body = [
    ...[0, 0.5, 1].map((share) => gridLine(y(top * share), short(top * share))),
    ...chart.labels.map(
      (label, index) =>
        `<text x="${x(index).toFixed(1)}" y="${size.height - size.bottom + 16}" text-anchor="middle">${escapeHtml(label)}</text>`,
    ),
    ...chart.lines.map((line, index) => drawn(line, colors[index % colors.length] ?? '--a', x, y)),
    ...legend(chart),
  ]
  return `<figure><svg width="${size.width}" height="${size.height}" role="img" aria-label="${escapeHtml(chart.title)}">${body.join('')}</svg><figcaption>${escapeHtml(chart.title)}</figcaption></figure>`
}

function gridLine(y: number, label: string): string {
  const place = y.toFixed(1)
  return `<line x1="${size.left}" x2="${size.width - size.right}" y1="${place}" y2="${place}" stroke="var(--line)"/><text x="${size.left - 6}" y="${place}" dy="4" text-anchor="end">${label}</text>`
}

function drawn(
  line: ChartLine,
  color: string,
  x: (index: number) => number,
  y: (value: number) => number,
): string {
  const points = line.values.flatMap((value, index) =>
    Number.isFinite(value) ? [{ x: x(index).toFixed(1), y: y(value).toFixed(1), value }] : [],
  )
  const path = points.map((point) => `${point.x},${point.y}`).join(' ')
  const marks = points.map(
    (point) =>
      `<circle cx="${point.x}" cy="${point.y}" r="3" fill="var(${color})"><title>${escapeHtml(line.name)}: ${point.value}</title></circle>`,
  )
  return `<polyline points="${path}" fill="none" stroke="var(${color})" stroke-width="2"/>${marks.join('')}`
}

function legend(chart: Chart): string[] {
  if (chart.lines.length < 2) return []
  return chart.lines.map(
    (line, index) =>
      `<text x="${size.left + index * 90}" y="${size.height - 6}" style="fill:var(${colors[index % colors.length]})">${escapeHtml(line.name)}</text>`,
  )
}

/** A number for an axis. */
function short(value: number): string {
  return Number(value.toPrecision(3)).toString()
}
