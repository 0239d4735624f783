import path from 'node:path'
import { meraLibrary } from '@eval/task-library'
import type { TemporaryFolder } from './temporary-folder.ts'

/** Folder of the sample of the benchmark that comes with the task library. */
export const sampleFolder: string = meraLibrary.samples ?? path.join('no', 'samples')

/** A record of ruMMLU as the dataset has it. */
export interface RummluRecord {
  readonly instruction: string
  readonly inputs: Readonly<Record<string, string>>
  readonly outputs: string
  readonly meta: { readonly id: number; readonly domain: string }
}

const instruction = '{text}\nA) {option_a}\nB) {option_b}\nC) {option_c}\nD) {option_d}\nОтвет:'

/** A made-up record; records of different numbers ask different things. */
export function record(id: number): RummluRecord {
  return {
    instruction,
    inputs: {
      text: `Сколько будет ${id} · 7 + ${id % 5}?`,
      option_a: String(id * 7),
      option_b: String(id * 7 + (id % 5)),
      option_c: String(id),
      option_d: 'не знаю',
      subject: 'Счёт',
    },
    outputs: 'B',
    meta: { id, domain: 'elementary_mathematics' },
  }
}

/** Text of a JSONL file of records. */
export function jsonLines(records: readonly unknown[]): string {
  return records.map((item) => `${JSON.stringify(item)}\n`).join('')
}

/** Writes `data/rummlu.{test,train}.jsonl` with so many test records; returns the folder. */
export function writeData(folder: TemporaryFolder, count: number): string {
  const numbers = Array.from({ length: count }, (_, index) => index)
  folder.write('data/rummlu.test.jsonl', jsonLines(numbers.map(record)))
  folder.write('data/rummlu.train.jsonl', jsonLines([1001, 1002, 1003].map(record)))
  return folder.at('data')
}
