import { type Guardian, startGuardian } from '../runner/guardian.ts'
import { type AskPython, hostParts, makeHostSnapshot, openHostInterpreter } from './host-interpreter.ts'
import type { HostReply, HostRequest } from './host-messages.ts'

// The process that holds the Python of a host: one interpreter, which is asked one thing after the other.

/** Milliseconds that the one who asked is given to end an overdue call himself. */
const grace = 2000

let python: AskPython | undefined
let guardian: Guardian | undefined

process.on('SIGINT', () => {})
process.on('disconnect', () => process.exit())
process.on('message', (request: HostRequest) => void answer(request))

async function answer(request: HostRequest): Promise<void> {
  try {
    await (request.type === 'open' ? open(request) : ask(request))
  } catch (error) {
    await send({ type: 'failed', message: error instanceof Error ? error.message : 'unknown' })
  }
}

async function open(request: Extract<HostRequest, { type: 'open' }>): Promise<void> {
  const { settings, keepSnapshot } = request
  guardian = startGuardian(settings.processLimit)
  const parts = hostParts(settings)
  const made =
    keepSnapshot && request.snapshot === undefined ? await makeHostSnapshot(parts, settings) : undefined
  python = await openHostInterpreter(parts, settings, guardian.deadline, request.snapshot ?? made)
  await send({ type: 'opened', ...(made === undefined ? {} : { snapshot: made }) })
}

async function ask({ question, timeLimit }: Extract<HostRequest, { type: 'ask' }>): Promise<void> {
  if (!python || !guardian) throw new Error('the host was not opened')
  guardian.start(timeLimit + grace)
  const answered = python(question)
  guardian.stop()
  await send(
    answered === undefined ? { type: 'died', message: 'Python broke' } : { type: 'answer', answer: answered },
  )
}

function send(reply: HostReply): Promise<void> {
  return new Promise((resolve) => process.send?.(reply, undefined, undefined, () => resolve()))
}
