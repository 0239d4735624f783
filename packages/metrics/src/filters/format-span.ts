import { compilePattern, PyTuple, pyLower, pyRstrip, pyStrip } from '@eval/pystd'
import { eachAnswer, textOf } from './each-answer.ts'
import type { Filter } from './filter.ts'

/** Word before a colon → label of the entity. */
const labels: Readonly<Record<string, string>> = {
  person: 'PER',
  location: 'LOC',
  organization: 'ORG',
  counties: 'LOC',
  places: 'LOC',
  people: 'PER',
  persons: 'PER',
  company: 'ORG',
  country: 'LOC',
  continent: 'LOC',
  time: 'DATE',
  date: 'DATE',
  per: 'PER',
  loc: 'LOC',
  org: 'ORG',
}

/**
 * Named entities of an answer in one form: `per: ann $ loc: rome`.
 *
 * @throws PyError 'AttributeError' for an answer that is no text.
 * @source lm_eval/filters/transformation.py (0.4.13), `SPANFilter`
 */
export function formatSpan(): Filter {
  const rewrites = Object.entries(labels).map(
    ([word, label]) => [compilePattern(`\\b${word}\\s*:`), `${label}:`] as const,
  )
  const entity = compilePattern('\\b(PER|LOC|ORG|DATE):\\s*([^$]+)')
  return eachAnswer((answer) => {
    let text = pyLower(textOf(answer, 'lower'))
    for (const [pattern, label] of rewrites) text = pattern.sub(label, text)
    const joined = pyRstrip(text.split('$$').join('$'), '$')
    const matches = entity.findall(pyStrip(joined.split('\n').join('$')))
    return matches.flatMap((match) => (match instanceof PyTuple ? entities(match) : [])).join(' $ ')
  })
}

function entities({ items: [label, values] }: PyTuple): readonly string[] {
  return textOf(values ?? '', 'split')
    .split(',')
    .map((value) => pyStrip(value))
    .filter((value) => pyLower(value) !== 'none')
    .map((value) => `${pyLower(textOf(label ?? '', 'lower'))}: ${value}`)
}
