import type { Profile } from '../../measure/profile.ts'
import type { ApiFormat } from '../../options/api-format.ts'
import { pickle } from '../pickle.ts'
import type { RawAnswer, RequestFailure } from '../raw-answer.ts'
import type { RequestOutcome } from '../request-outcome.ts'
import { readSseEvents } from '../sse-events.ts'
import { AnswerDraft, textOf, valueOf } from './answer-draft.ts'
import type { AnswerReader } from './answer-reader.ts'
import { choicesReader } from './choices-reader.ts'
import { dashScopeReader } from './dashscope-reader.ts'
import { inputReader } from './input-reader.ts'
import { responsesReader } from './responses-reader.ts'

const readers: Readonly<Record<ApiFormat, AnswerReader>> = {
  openai: choicesReader,
  responses: responsesReader,
  embedding: inputReader,
  rerank: inputReader,
  dashscope: dashScopeReader,
}

/** How answers are read. */
export interface ReadOptions {
  readonly format: ApiFormat
  readonly profile: Profile
  /** The database keeps what the server said. */
  readonly saveBodies: boolean
  /** Say what came, for --debug. */
  readonly trace: boolean
}

/** What an answer from the network means. It is read when it is complete, so that reading disturbs no stamp of it. */
export function readAnswer(
  raw: RawAnswer,
  asked: { readonly stream: boolean },
  options: ReadOptions,
): RequestOutcome {
  const draft = new AnswerDraft(raw.start)
  const streamed = raw.contentType.includes('text/event-stream')
  // A server that streams nothing under another name is one that fails before it answers.
  const stream = streamed || ((raw.failure !== undefined || raw.status !== 200) && asked.stream)
  const events = streamed && raw.status === 200 ? readSseEvents(raw.chunks, raw.stamps) : []
  if (raw.status === 200 && streamed)
    for (const event of events) readers[options.format].readEvent(draft, event, options.profile)
  else if (raw.status === 200 && raw.failure === undefined) readWhole(draft, raw, readers[options.format])
  const failure = raw.failure ?? statusFailure(raw) ?? draft.failure
  const firstByte = raw.stamps[0]
  return {
    ...(failure !== undefined && { failure }),
    empty: failure === undefined && draft.messages.length === 0,
    stream,
    start: raw.start,
    completed: draft.last,
    firstChunkLatency: draft.firstChunk ?? 0,
    firstContentLatency: draft.firstContent ?? null,
    firstByteLatency: firstByte === undefined ? null : firstByte - raw.start,
    interTokenLatencies: draft.gaps,
    decodeChunks: draft.decodeChunks,
    coalesced: events.filter((event, index) => index > 0 && events[index - 1]?.chunk === event.chunk).length,
    events: events.length,
    promptTokens: draft.promptTokens,
    completionTokens: draft.completionTokens,
    cachedTokens: draft.cachedTokens,
    text: draft.text,
    choices: Array.from(draft.choices, (text) => text ?? ''),
    ...(options.trace && { trace: raw.chunks.map((chunk) => Buffer.from(chunk).toString('utf8')) }),
    messages: pickle(options.saveBodies ? draft.messages : []).toString('base64'),
  }
}

/** An answer that is not streamed: its first chunk is the whole. */
function readWhole(draft: AnswerDraft, raw: RawAnswer, reader: AnswerReader): void {
  const text = bodyText(raw)
  draft.last = raw.end
  draft.firstChunk = raw.end - raw.start
  if (!raw.contentType.includes('application/')) {
    draft.addText(text)
    draft.messages.push(text)
    return
  }
  try {
    const body: unknown = JSON.parse(text)
    reader.readBody(draft, body)
    draft.messages.push(body)
  } catch {
    draft.failure = { class: 'json', message: `the answer is no JSON: ${text.slice(0, 500)}` }
  }
}

/** Bytes of an error's text that are kept. */
const errorBytes = 2048

function statusFailure(raw: RawAnswer): RequestFailure | undefined {
  if (raw.status === 200) return undefined
  const text = bodyText(raw).slice(0, errorBytes)
  const message = `HTTP ${raw.status}: ${errorText(text)}`
  if (raw.status === 429) return { class: 'http-429', message, status: 429 }
  return { class: raw.status >= 500 ? 'http-5xx' : 'http-4xx', message, status: raw.status }
}

function errorText(text: string): string {
  try {
    const body: unknown = JSON.parse(text)
    const error = valueOf(body, 'error')
    return textOf(error, 'message') || textOf(body, 'message') || text
  } catch {
    return text
  }
}

function bodyText(raw: RawAnswer): string {
  return Buffer.concat(raw.chunks).toString('utf8')
}
