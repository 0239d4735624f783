import path from 'node:path'
import type { Import } from './imports.ts'

/** Cycles among folders that import each other's files, each as `a → b → a`. A package's index files are no folder's. */
export function folderCycles(imports: readonly Import[]): string[] {
  const edges = new Map<string, Set<string>>()
  for (const { from, specifier } of imports) {
    if (!specifier.startsWith('.') || path.basename(from) === 'index.ts') continue
    const source = path.dirname(from)
    const target = path.dirname(path.join(source, specifier))
    if (source === target) continue
    edges.set(source, (edges.get(source) ?? new Set()).add(target))
  }
  return [...edges.keys()].flatMap((start) => cycleFrom(start, edges))
}

function cycleFrom(start: string, edges: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const seen = new Set<string>()
  const walk = (folder: string, trail: readonly string[]): string[] => {
    for (const next of edges.get(folder) ?? []) {
      if (next === start) return [[...trail, next].join(' → ')]
      if (seen.has(next)) continue
      seen.add(next)
      const found = walk(next, [...trail, next])
      if (found.length > 0) return found
    }
    return []
  }
  return walk(start, [start])
}
