import type { CheckContext } from './check-context.ts'
import type { Finding } from './finding.ts'
import type { SubmittedRecord } from './submitted-record.ts'

/** Whether the answers come in the order of the benchmark's records; the service goes by their ids. */
export function checkOrder(
  records: readonly SubmittedRecord[],
  { benchmark, path, file }: CheckContext,
): readonly Finding[] {
  if (benchmark === undefined) return []
  const places = new Map([...benchmark.keys()].map((key, place) => [key, place]))
  let last = -1
  for (const { key, id, number } of records) {
    const place = key === undefined ? undefined : places.get(key)
    if (place === undefined) continue
    if (place < last) {
      const message = 'from here on the records are not in the benchmark’s order; the service goes by ids'
      const record = { record: number, ...(id === undefined ? {} : { id }) }
      return [
        { severity: 'note', code: 'record_order', file: path, className: file.name, ...record, message },
      ]
    }
    last = place
  }
  return []
}
