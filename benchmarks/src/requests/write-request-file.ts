import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { requestSets, type TaskName } from './request-sets.ts'

/** A file with one request on each line, `{"context": …, "continuation": …}`, that both sides score. */
export interface RequestFile {
  readonly task: TaskName
  readonly path: string
  readonly requests: number
}

/** Writes the requests of a task to a file in `folder`. */
export async function writeRequestFile(
  folder: string,
  task: TaskName,
  questions: number,
): Promise<RequestFile> {
  const requests = await requestSets[task](folder, questions)
  const file = path.join(folder, `requests-${task}-${questions}.jsonl`)
  await writeFile(file, requests.map((request) => `${JSON.stringify(request)}\n`).join(''))
  return { task, path: file, requests: requests.length }
}
