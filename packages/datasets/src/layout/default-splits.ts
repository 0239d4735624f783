import { matchGlob } from './glob.ts'

/** Split name → files. */
export type SplitFiles = ReadonlyMap<string, readonly string[]>

const KEYWORDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['train', ['train', 'training']],
  ['validation', ['validation', 'valid', 'dev', 'val']],
  ['test', ['test', 'testing', 'eval', 'evaluation']],
])
const SEPARATOR = '[-._ 0-9]'
const SHARDED = /^data\/(\w+(?:\.\w+)*)-\d{5}-of-\d{5}[^/]*\.[^/]*$/

/**
 * Which files belong to which split where nothing says so: by `data/<split>-00000-of-00001.*`, else by folder names, else
 * by file names, else all are `train`.
 * @source datasets/data_files.py, _get_data_files_patterns, 5.2.0
 */
export function defaultSplits(files: readonly string[]): SplitFiles {
  for (const find of [shardedSplits, splitsByFolder, splitsByFileName]) {
    const splits = find(files)
    if (splits.size > 0) return splits
  }
  return new Map(files.length > 0 ? [['train', files]] : [])
}

function shardedSplits(files: readonly string[]): SplitFiles {
  const splits = new Map<string, string[]>()
  for (const file of files) {
    const split = SHARDED.exec(file)?.[1]
    if (split !== undefined) splits.set(split, [...(splits.get(split) ?? []), file])
  }
  return splits
}

function splitsByFolder(files: readonly string[]): SplitFiles {
  return keywordSplits(files, (keyword) => [
    `**/${keyword}/**`,
    `**/${keyword}${SEPARATOR}*/**`,
    `**/*${SEPARATOR}${keyword}/**`,
    `**/*${SEPARATOR}${keyword}${SEPARATOR}*/**`,
  ])
}

function splitsByFileName(files: readonly string[]): SplitFiles {
  return keywordSplits(files, (keyword) => [
    `**/${keyword}${SEPARATOR}*`,
    `**/*${SEPARATOR}${keyword}${SEPARATOR}*`,
  ])
}

function keywordSplits(
  files: readonly string[],
  patterns: (keyword: string) => readonly string[],
): SplitFiles {
  const splits = new Map<string, readonly string[]>()
  for (const [split, keywords] of KEYWORDS) {
    const matched = new Set(keywords.flatMap(patterns).flatMap((pattern) => matchGlob(pattern, files)))
    if (matched.size > 0) splits.set(split, [...matched])
  }
  return splits
}
