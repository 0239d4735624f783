/**
 * `repr(x)` of a Python float: shortest text that reads back the same, exponent form below 1e-4 and from 1e16, always with
 * `.0` or an exponent; `nan`, `inf`, `-inf`.
 */
export function floatRepr(value: number): string {
  const magnitude = Math.abs(value)
  if (magnitude >= 1e-4 && magnitude < 1e16) {
    const text = String(value)
    return Number.isInteger(value) ? `${text}.0` : text
  }
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0'
  if (Number.isNaN(value)) return 'nan'
  if (magnitude === Infinity) return value > 0 ? 'inf' : '-inf'
  return exponentForm(value)
}

function exponentForm(value: number): string {
  const text = value.toExponential()
  const mark = text.indexOf('e')
  const digits = text.slice(mark + 2)
  return `${text.slice(0, mark + 2)}${digits.length < 2 ? '0' : ''}${digits}`
}
