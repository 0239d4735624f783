import { createReadStream } from 'node:fs'
import { type PlacedRecord, parseSamples } from '../parsing/parse-samples.ts'
import { unreadableFile } from './unreadable-file.ts'

/** The records of a samples file, each with its line number. @throws DataError as `readSamples` does */
export async function* placedSamples(file: string): AsyncGenerator<PlacedRecord, void, undefined> {
  try {
    yield* parseSamples(createReadStream(file) as AsyncIterable<Uint8Array>, file)
  } catch (error) {
    throw unreadableFile(file, error)
  }
}
