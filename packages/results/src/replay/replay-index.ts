import { jsonDumps, type PyValue, sha256Hex } from '@eval/pystd'
import type { SampleRecord } from '../sample-record.ts'
import { type RecordedAnswer, recordedAnswer } from './recorded-answer.ts'

/** The answers of an earlier run, by the place of their requests. */
export interface ReplayIndex {
  readonly taskNames: readonly string[]
  /** Number of requests. */
  readonly size: number
  /** The answer to request `index` of a document, if there is one; compare its `arguments` with what is asked. */
  at(taskName: string, docId: number, index: number): RecordedAnswer | undefined
  /**
   * The first answer within a task to a request with these arguments (see `requestArguments`), wherever it stands. Files of
   * runs on chosen `--samples` number their documents differently from the requests.
   */
  matching(taskName: string, request: readonly PyValue[]): RecordedAnswer | undefined
}

/** A record, the task it belongs to, and what messages call it. */
export interface ReplaySource {
  readonly taskName: string
  readonly record: SampleRecord
  /** File and line. */
  readonly where: string
}

/**
 * Collects the answers of sample records. A document that occurs again, under another filter or in a later file, is passed
 * over: its answers are the same.
 * @throws DataError where a response does not fit its request
 */
export async function replayIndex(
  sources: AsyncIterable<ReplaySource> | Iterable<ReplaySource>,
): Promise<ReplayIndex> {
  const tasks = new Map<string, Map<number, readonly RecordedAnswer[]>>()
  for await (const { taskName, record, where } of sources) {
    const docs = tasks.get(taskName) ?? new Map<number, readonly RecordedAnswer[]>()
    tasks.set(taskName, docs)
    if (!docs.has(record.docId)) docs.set(record.docId, answersOf(record, where))
  }
  const byRequest = new Map<string, ReadonlyMap<string, RecordedAnswer>>()
  return {
    taskNames: [...tasks.keys()],
    size: [...tasks.values()].flatMap((docs) => [...docs.values()]).reduce((sum, doc) => sum + doc.length, 0),
    at: (taskName, docId, index) => tasks.get(taskName)?.get(docId)?.[index],
    matching(taskName, request) {
      const known = byRequest.get(taskName) ?? answersByRequest(tasks.get(taskName) ?? new Map())
      byRequest.set(taskName, known)
      return known.get(requestKey(request))
    },
  }
}

function answersOf(record: SampleRecord, where: string): readonly RecordedAnswer[] {
  let context: PyValue = null
  return record.arguments.map((request, index) => {
    // The choices of a document share one prompt: keep it once.
    if (typeof request[0] === 'string' && request[0] === context) request = [context, ...request.slice(1)]
    context = request[0] ?? null
    return recordedAnswer(
      request,
      record.resps[index] ?? null,
      `${where}, document ${record.docId}, request ${index}`,
    )
  })
}

function answersByRequest(
  docs: ReadonlyMap<number, readonly RecordedAnswer[]>,
): ReadonlyMap<string, RecordedAnswer> {
  const known = new Map<string, RecordedAnswer>()
  for (const answer of [...docs.values()].flat()) {
    const key = requestKey(answer.arguments)
    if (!known.has(key)) known.set(key, answer)
  }
  return known
}

function requestKey(request: readonly PyValue[]): string {
  return sha256Hex(jsonDumps(request))
}
