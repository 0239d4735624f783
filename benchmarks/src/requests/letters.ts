import path from 'node:path'
import type { ChoiceRequest } from './choice-request.ts'
import { rummluInstances } from './rummlu-instances.ts'
import { writeRummlu } from './rummlu-records.ts'

/** The requests of ruMMLU over synthetic records, which are left in a folder that {@link rummluFolder} names. */
export async function letters(
  folder: string,
  questions: number,
  numFewshot: number,
): Promise<ChoiceRequest[]> {
  const data = rummluFolder(folder, questions)
  await writeRummlu(data, questions)
  return (await rummluInstances(data, numFewshot)).map(({ request }) => {
    if (request.type !== 'loglikelihood' || typeof request.context !== 'string')
      throw new TypeError('Not ruMMLU.')
    return { context: request.context, continuation: request.continuation }
  })
}

/** Where the synthetic records of so many questions lie. */
export function rummluFolder(folder: string, questions: number): string {
  return path.join(folder, `rummlu-${questions}`)
}
