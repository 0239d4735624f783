import type { SampleRecord } from '../sample-record.ts'
import { placedSamples } from './placed-samples.ts'

/**
 * Reads a samples file record by record: lm_eval 0.4's, or a MERA log of either profile.
 * @throws DataError if the file cannot be read, or naming the line of the first malformed record
 */
export async function* readSamples(file: string): AsyncGenerator<SampleRecord, void, undefined> {
  for await (const { record } of placedSamples(file)) yield record
}
