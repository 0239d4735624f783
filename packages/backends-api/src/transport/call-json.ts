import { serverMessage } from '../dialects/reply-fields.ts'
import { ApiError } from './api-error.ts'
import type { HttpCall, HttpReply, Send, SendOptions } from './exchange.ts'
import { parseReply } from './parse-reply.ts'
import { redact } from './redact.ts'
import { serverOf } from './server-of.ts'
import { TransportError } from './transport-error.ts'

const longest = 300

/**
 * Sends a request and gives the JSON of the answer.
 *
 * @throws ApiError for a status other than 2xx and where there is no answer, with the server's own words and without the
 * keys of the request.
 */
export async function callJson(send: Send, call: HttpCall, options: SendOptions): Promise<unknown> {
  const reply = await sendOrExplain(send, call, options)
  if (reply.status < 200 || reply.status > 299) {
    const words = redact(wordsOf(reply), call.headers)
    throw new ApiError(`${serverOf(call.url)} answered with status ${reply.status}${words}`, {
      status: reply.status,
      ...codeOf(reply),
    })
  }
  return parseReply(reply)
}

async function sendOrExplain(send: Send, call: HttpCall, options: SendOptions): Promise<HttpReply> {
  try {
    return await send(call, options)
  } catch (error) {
    if (!(error instanceof TransportError)) throw error
    const message = redact(error.message, call.headers)
    throw new ApiError(message, { failure: error.failure, cause: error })
  }
}

function wordsOf(reply: HttpReply): string {
  const words = (messageIn(reply) ?? reply.text.replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ').trim()
  if (words === '') return ''
  return `: ${words.length > longest ? `${words.slice(0, longest)}…` : words}`
}

function messageIn(reply: HttpReply): string | undefined {
  try {
    return serverMessage(parseReply(reply))
  } catch {
    return undefined
  }
}

/** `error.code` of the answer: `content_filter`, `context_length_exceeded` … */
function codeOf(reply: HttpReply): { readonly serverCode?: string } {
  const code = /"code"\s*:\s*"([\w.-]+)"/.exec(reply.text)?.[1]
  return code === undefined ? {} : { serverCode: code }
}
