import { readFile } from 'node:fs/promises'
import { UsageError } from '@eval/core'
import { z } from 'zod'
import type { RecordedExchange } from './record.ts'

const exchange = z.object({
  method: z.string(),
  path: z.string(),
  authorization: z.string().nullable().default(null),
  content_type: z.string().nullable().default(null),
  body: z.string().nullable(),
  response: z.string(),
  status: z.int().optional(),
})

/** Reads recorded exchanges, one JSON object per line. @throws UsageError naming file and line. */
export async function readRecord(path: string): Promise<readonly RecordedExchange[]> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new UsageError(`replay=${path} cannot be read.`, { cause: error })
  })
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return []
    const { status, ...rest } = parseLine(line, `${path}, line ${index + 1}`)
    return [status === undefined ? rest : { ...rest, status }]
  })
}

function parseLine(line: string, place: string): z.output<typeof exchange> {
  try {
    return exchange.parse(JSON.parse(line))
  } catch (error) {
    throw new UsageError(`${place} is not a recorded exchange.`, { cause: error })
  }
}
