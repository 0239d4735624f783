import type { Duplex } from 'node:stream'
import { frameHead } from './service-line.ts'

/** Answers the questions that come over the line of a host's process, one after the other. `answer` must not reject. */
export function serveQuestions(line: Duplex, answer: (question: string) => Promise<Uint8Array>): void {
  let received: Buffer = Buffer.alloc(0)
  // The other end may be killed at any time; whoever waits for it is told so elsewhere.
  line.on('error', () => {})
  line.on('data', (bytes: Buffer) => {
    received = Buffer.concat([received, bytes])
    if (received.length < frameHead) return
    const end = frameHead + received.readUInt32LE()
    if (received.length < end) return
    const question = received.subarray(frameHead, end).toString('utf8')
    received = received.subarray(end)
    void reply(question)
  })

  async function reply(question: string): Promise<void> {
    const text = await answer(question)
    const head = Buffer.alloc(frameHead)
    head.writeUInt32LE(text.length)
    line.write(head)
    line.write(text)
  }
}
