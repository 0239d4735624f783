import type { Doc } from '@eval/core'
import { dictGet, dictSize, isDict, literalEval, PyError, pyTypeName, type PyValue } from '@eval/pystd'
import type { AnswerFault } from './answer-fault.ts'

/** Programs that the benchmark asks for. */
const programs = 10

/**
 * An answer of ruHumanEval or ruCodeEval: `[[[result, …] × 10]]`, where a program that ran too long has the text
 * "timed out" in place of its results.
 * @source MERA modules/scoring/src/tasks/rucodeeval.py, v1.2
 */
export function checkCodeAnswer(outputs: PyValue, doc?: Doc): readonly AnswerFault[] {
  const list = items(outputs)
  const first = list?.[0]
  if (first === undefined) return [error('[0]', 'the list is empty')]
  const generations = typeof first === 'string' ? Array.from(first) : items(first)
  if (generations === undefined) return [error('[0]', `it is ${pyTypeName(first)}, not a list of programs`)]
  const faults = generations.flatMap((results, index) =>
    checkResults(results, `[0][${index}]`, testCount(doc)),
  )
  if (twoLevels(generations))
    return [
      ...faults.filter(({ severity }) => severity === 'error'),
      warning(
        'two_levels',
        '',
        'the lists are nested two levels deep, as in v1.1; of three levels only the first program counts as answer',
      ),
    ]
  if (generations.length !== programs)
    faults.push(
      warning(
        'program_count',
        '[0]',
        `it holds ${generations.length} programs' results, the benchmark asks for ${programs}`,
      ),
    )
  return faults
}

function checkResults(results: PyValue, place: string, tests: number | undefined): AnswerFault[] {
  if (typeof results === 'string') return []
  const list = items(results)
  if (list === undefined) return [error(place, `it is ${pyTypeName(results)}, not a list of results`)]
  if (tests !== undefined && list.length !== tests)
    return [
      note(
        'test_count',
        place,
        `it holds ${list.length} results for ${tests} tests, so the program counts as failed`,
      ),
    ]
  return []
}

/** Where every "program" is a text, the third level is missing. "timed out" is the one text a program can have. */
function twoLevels(generations: readonly PyValue[]): boolean {
  return (
    generations.length > 0 && generations.every((item) => typeof item === 'string' && item !== 'timed out')
  )
}

function testCount(doc: Doc | undefined): number | undefined {
  const inputs = doc === undefined ? undefined : dictGet(doc, 'inputs')
  const tests = inputs !== undefined && isDict(inputs) ? dictGet(inputs, 'tests') : undefined
  if (typeof tests !== 'string') return undefined
  try {
    return items(literalEval(tests))?.length
  } catch (cause) {
    if (cause instanceof PyError) return undefined
    throw cause
  }
}

/** An empty object counts as an empty list: the service only asks for its length. */
function items(value: PyValue): readonly PyValue[] | undefined {
  if (isDict(value) && dictSize(value) === 0) return []
  return Array.isArray(value) ? (value as readonly PyValue[]) : undefined
}

function error(place: string, message: string): AnswerFault {
  return { severity: 'error', code: 'doc_parse_output_error', place, message }
}

function note(code: string, place: string, message: string): AnswerFault {
  return { severity: 'note', code, place, message }
}

function warning(code: string, place: string, message: string): AnswerFault {
  return { severity: 'warning', code, place, message }
}
