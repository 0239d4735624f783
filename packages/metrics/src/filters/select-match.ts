import { PyError, PyTuple, pyStrip, type PyValue } from '@eval/pystd'

/**
 * Picks one of the matches of `re.findall`: the first group that is not empty if there are several, stripped; undefined
 * if all groups are empty.
 *
 * @throws PyError 'IndexError' if there are not that many matches. Negative positions count from the end.
 */
export function selectMatch(matches: readonly PyValue[], groupSelect: number): string | undefined {
  const match = matches.at(groupSelect)
  if (match === undefined) {
    throw new PyError(
      'IndexError',
      `list index out of range: group_select ${groupSelect}, but the pattern matched ${matches.length} times`,
    )
  }
  const groups = match instanceof PyTuple ? match.items : [match]
  const text = match instanceof PyTuple ? groups.find((group) => group !== '') : match
  return typeof text === 'string' ? pyStrip(text) : undefined
}
