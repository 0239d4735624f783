/** The names of a header: empty ones become `Unnamed: 0`, repeated ones `a.1`. @source pandas/io/parsers/base_parser.py, 2.3 */
export function columnNames(header: readonly string[]): readonly string[] {
  const names = header.map((name, index) => (name === '' ? `Unnamed: ${index}` : name))
  const taken = new Set<string>()
  const repeats = new Map<string, number>()
  return names.map((name) => {
    let unique = name
    let count = repeats.get(name) ?? 0
    while (taken.has(unique)) unique = `${name}.${++count}`
    repeats.set(name, count)
    taken.add(unique)
    return unique
  })
}
