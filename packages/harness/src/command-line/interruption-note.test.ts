import { InterruptedError, NetworkError, OutputError } from '@eval/core'
import { expect, test } from 'vitest'
import { interruptionNote } from './interruption-note.ts'

function interrupted(): AbortSignal {
  return AbortSignal.abort(new InterruptedError('interrupted'))
}

test('an interrupted run says how to continue, whatever the interruption was wrapped in', () => {
  const signal = interrupted()
  const wrapped = new NetworkError('the download stopped', { cause: signal.reason })
  for (const error of [signal.reason, wrapped, new DOMException('aborted', 'AbortError')]) {
    expect(interruptionNote(error, signal, true)).toMatchObject({
      exitCode: 130,
      message: 'interrupted. Every answer so far is stored: run the same command again to continue.',
    })
  }
  expect(interruptionNote(signal.reason, signal, false)).toMatchObject({
    message: expect.stringContaining('Nothing was stored'),
  })
})

test('another error stays itself: answers that could not be stored are not called stored', () => {
  const full = new OutputError('the disk is full')
  const both = new SuppressedError(full, new InterruptedError('interrupted'))
  expect(interruptionNote(full, interrupted(), true)).toBe(full)
  expect(interruptionNote(both, interrupted(), true)).toBe(both)
  expect(interruptionNote(full, new AbortController().signal, true)).toBe(full)
})
