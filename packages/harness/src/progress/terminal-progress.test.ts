import { expect, test } from 'vitest'
import { terminalProgress } from './terminal-progress.ts'

function recorded(isTTY: boolean) {
  let clock = 0
  let text = ''
  const stream = { isTTY, columns: 200, write: (part: string) => void (text += part) }
  const progress = terminalProgress({ stream, now: () => clock })
  return { progress, pass: (ms: number) => void (clock += ms), text: () => text }
}

const event = (done: number) => ({ phase: 'scoring', done, total: 100, unit: 'requests' })

test('a terminal shows one live line with bar, rate and time left', () => {
  const { progress, pass, text } = recorded(true)
  progress.progress(event(1))
  pass(10_000)
  progress.progress(event(50))
  expect(text()).toMatch(/\r.*scoring \[#{12}\.{12}\] 50\/100 requests, 5\.00 requests\/s, 10s left$/)
  progress.progress(event(100))
  expect(text().endsWith('\n')).toBe(true)
})

test('elsewhere a plain line comes every five seconds, and one at the end', () => {
  const { progress, pass, text } = recorded(false)
  for (let done = 1; done <= 100; done++) {
    progress.progress(event(done))
    pass(100)
  }
  const lines = text().trimEnd().split('\n')
  expect(lines).toHaveLength(2)
  expect(lines[0]).toMatch(/^scoring 51\/100 requests, 10\.2 requests\/s, 5s left$/)
  expect(lines[1]).toMatch(/^scoring 100\/100 requests/)
})

test('a warning is shown once, on a line of its own', () => {
  const { progress, text } = recorded(true)
  progress.progress(event(1))
  progress.warning('careful')
  progress.warning('careful')
  expect(text()).toMatch(/requests\/s\nwarning: careful\n$/)
})
