/** Seconds as people read them: `7s`, `3m05s`, `2h10m`. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  if (whole < 60) return `${whole}s`
  const minutes = Math.floor(whole / 60)
  if (minutes < 60) return `${minutes}m${pad(whole % 60)}s`
  return `${Math.floor(minutes / 60)}h${pad(minutes % 60)}m`
}

/** A rate with three significant digits: `12.3`, `4567`. */
export function formatRate(perSecond: number): string {
  if (perSecond >= 100) return perSecond.toFixed(0)
  return perSecond >= 10 ? perSecond.toFixed(1) : perSecond.toFixed(2)
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}
