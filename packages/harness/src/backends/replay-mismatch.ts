import { describeRequest, type Request } from '@eval/core'
import { pyStr, type PyValue } from '@eval/pystd'
import type { RecordedAnswer } from '@eval/results'

const shown = 60

/** Why a request has no recorded answer: the task is absent, the document is, or it was asked something else. */
export function describeMismatch(
  request: Request,
  asked: readonly PyValue[],
  recorded: RecordedAnswer | undefined,
  taskNames: readonly string[],
): string {
  const what = `no recorded answer for ${describeRequest(request, 0)}`
  const taskName = request.origin?.taskName ?? ''
  if (!taskNames.includes(taskName)) {
    return `${what}: there are no samples of task "${taskName}", only of ${taskNames.join(', ') || 'none'}`
  }
  if (recorded === undefined) return `${what}: the samples of "${taskName}" have no such document or request`
  const at = asked.findIndex((item, index) => pyStr(item) !== pyStr(recorded.arguments[index] ?? null))
  if (at < 0) return `${what}: too few answers were recorded for it`
  return `${what}: argument ${at} was recorded for another request: ${difference(pyStr(recorded.arguments[at] ?? null), pyStr(asked[at] ?? null))}`
}

function difference(recorded: string, asked: string): string {
  let at = 0
  while (at < asked.length && asked[at] === recorded[at]) at++
  const from = Math.max(0, at - 20)
  const cut = (text: string): string => JSON.stringify(text.slice(from, from + shown))
  return `from character ${at} recorded ${cut(recorded)}, asked ${cut(asked)}`
}
