import { codePointLength } from '../text/code-points.ts'
import type { FormatSpec } from './format-spec.ts'

/** Fills a text up to the width of its specification; '=' counts as '>' (numbers handle it before). */
export function pad(text: string, spec: Pick<FormatSpec, 'fill' | 'align' | 'width'>): string {
  const missing = spec.width - codePointLength(text)
  if (missing <= 0) return text
  if (spec.align === '<') return text + spec.fill.repeat(missing)
  const left = spec.align === '^' ? Math.floor(missing / 2) : missing
  return spec.fill.repeat(left) + text + spec.fill.repeat(missing - left)
}
