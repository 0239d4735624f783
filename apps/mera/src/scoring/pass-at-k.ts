import { DataError } from '@eval/core'
import { dictSize, isDict, pyEquals, pyTypeName, type PyValue } from '@eval/pystd'
import { goldOf } from './gold-of.ts'
import { mean } from './mean.ts'
import type { ScoredAnswer, Scorer } from './scored-answer.ts'

/**
 * `pass@1`, `pass@5`, `pass@10`: how likely one of k programs passes all tests, without bias from the number of programs.
 * @source MERA modules/scoring/src/tasks/rucodeeval.py, v1.2
 */
export const passAtK: Scorer = (answers) => {
  const counts = answers.map(passedPrograms)
  return new Map([1, 5, 10].map((k) => [`pass@${k}`, mean(counts.map(({ n, c }) => passes(n, c, k)))]))
}

/** @throws DataError for an answer that is no list of programs' results */
function passedPrograms({ doc, outputs }: ScoredAnswer): { readonly n: number; readonly c: number } {
  const gold = items(goldOf({ doc }))
  const programs = items(items(outputs)[0] ?? null)
  return { n: programs.length, c: programs.filter((results) => passesAll(gold, items(results))).length }
}

/** Parity: also a text counts as a list, of its characters. */
function items(value: PyValue): readonly PyValue[] {
  if (typeof value === 'string') return Array.from(value)
  if (Array.isArray(value)) return value as readonly PyValue[]
  if (isDict(value) && dictSize(value) === 0) return []
  throw new DataError('an answer of a code task is a list of results for each program.')
}

function passesAll(gold: readonly PyValue[], results: readonly PyValue[]): boolean {
  if (results.length === 0 || results.length !== gold.length) return false
  if (pyTypeName(gold[0]) !== pyTypeName(results[0])) return false
  return gold.every((expected, test) => pyEquals(expected, results[test] ?? null))
}

function passes(n: number, c: number, k: number): number {
  if (n - c < k) return 1
  let product = 1
  for (let i = n - c + 1; i <= n; i += 1) product *= 1 - k / i
  return 1 - product
}
