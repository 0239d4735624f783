import { isFloat, pyStr, type PyValue, toNumber } from '@eval/pystd'
import type { Profile } from '../../measure/profile.ts'
import { cellText } from '../cell-text.ts'
import type { PointResult } from '../point-result.ts'
import { escapeHtml } from './escape-html.ts'

/** Summary and percentiles of a load point as tables. */
export function summaryHtml(result: PointResult, profile: Profile): string {
  const cell = (name: string, value: PyValue): string =>
    escapeHtml(isFloat(value) ? cellText(profile, name, toNumber(value), '.4g') : pyStr(value))
  const summary = Object.entries(result.summary).map(
    ([key, value]) => `<tr><td>${escapeHtml(key)}</td><td>${cell(key, value)}</td></tr>`,
  )
  const names = Object.keys(result.percentiles[0] ?? {})
  const head = names.map((name) => `<th>${escapeHtml(name)}</th>`).join('')
  const rows = result.percentiles.map(
    (row) => `<tr>${names.map((name) => `<td>${cell(name, row[name] ?? null)}</td>`).join('')}</tr>`,
  )
  return `<table>${summary.join('')}</table><p></p><table><tr>${head}</tr>${rows.join('')}</table>`
}
