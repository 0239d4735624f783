type Settings = Readonly<Record<string, string>>

/** What is other than it was, in words: `the few-shot seed (1234, now 9)`. */
export function changedSettings(stored: Settings, now: Settings): readonly string[] {
  const names = new Set([...Object.keys(stored), ...Object.keys(now)])
  return [...names].flatMap((name) => {
    const before = stored[name]
    const after = now[name]
    if (before === after) return []
    return [
      isDigest(before) || isDigest(after) ? name : `${name} (${before ?? 'none'}, now ${after ?? 'none'})`,
    ]
  })
}

function isDigest(value: string | undefined): boolean {
  return value?.startsWith('sha256 ') === true
}
