import { type Backend, type ChatRenderer, failedResponse, type Request, type Response } from '@eval/core'
import { pyEquals, type PyValue } from '@eval/pystd'
import { type RecordedAnswer, type ReplayIndex, requestArguments } from '@eval/results'
import { replayAnswers } from '@eval/results/read'
import type { ReplayOptions } from './replay-options.ts'
import { immediateBackend } from './immediate-backend.ts'
import { describeMismatch } from './replay-mismatch.ts'

/**
 * Answers requests from the samples files of an earlier run, ours or lm_eval's. An answer is found by task, document and
 * request: the one recorded at the same place if it was given to the same request, else any of the task to the same
 * request. A request without a recorded answer is answered with an error that shows it.
 *
 * @throws DataError if `path` holds no readable samples file.
 */
export async function replayBackend(options: ReplayOptions): Promise<Backend> {
  const answers = await replayAnswers([options.path])
  const chat = await chatRenderer(options)
  const jsonChat = chat !== undefined && chat.template === null
  return immediateBackend({
    fingerprint: { backend: 'replay', path: options.path },
    ...(chat === undefined ? {} : { chat }),
    answer: (request) => replayed(request, answers, jsonChat),
  })
}

async function chatRenderer({
  chatTemplate,
  bosToken,
  eosToken,
}: ReplayOptions): Promise<ChatRenderer | undefined> {
  if (chatTemplate === undefined) return undefined
  const { jsonChatRenderer, templateFileRenderer } = await import('@eval/tokenizers')
  if (chatTemplate === 'json') return jsonChatRenderer
  return templateFileRenderer(chatTemplate, {
    ...(bosToken === undefined ? {} : { bosToken }),
    ...(eosToken === undefined ? {} : { eosToken }),
  })
}

function replayed(request: Request, answers: ReplayIndex, jsonChat: boolean): Response {
  const asked = requestArguments(request, { jsonChat })
  const { taskName = '', docId = -1, index = -1 } = request.origin ?? {}
  const there = answers.at(taskName, docId, index)
  const same = there !== undefined && sameRequest(there, asked)
  const answer = same ? there : answers.matching(taskName, asked)
  if (answer === undefined)
    return failedResponse(request.type, describeMismatch(request, asked, there, answers.taskNames))
  return (
    responseOf(request, answer) ??
    failedResponse(request.type, describeMismatch(request, asked, answer, answers.taskNames))
  )
}

function sameRequest(answer: RecordedAnswer, asked: readonly PyValue[]): boolean {
  return (
    answer.arguments.length === asked.length &&
    asked.every((item, at) => pyEquals(item, answer.arguments[at] ?? null))
  )
}

function responseOf(request: Request, answer: RecordedAnswer): Response | undefined {
  if (request.type === 'generate_until') {
    const text = answer.type === 'generate_until' ? answer.texts[request.repeat ?? 0] : undefined
    return text === undefined ? undefined : { type: 'generate_until', state: 'ok', text }
  }
  if (answer.type === 'generate_until') return undefined
  const greedy = answer.type === 'loglikelihood' && answer.greedy
  return { type: request.type, state: 'ok', logprob: answer.logprob, greedy }
}
