import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { cleanEnvironment, commandText, run } from '../support/command.ts'
import { writeData } from '../support/rummlu-data.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const line = [
  '--tasks',
  'rummlu',
  '--data',
  'data',
  '--model',
  'hf',
  '--model_args',
  'pretrained=embedded-demo',
]
const escape = '\u001B'
const noTerminal = spawnSync('script', ['-qec', 'true', '/dev/null']).status !== 0

test('without a terminal, progress is plain lines', async () => {
  using folder = temporaryFolder()
  writeData(folder, 5)
  const { code, stderr } = await run('mera', line, { cwd: folder.path })
  expect(code).toBe(0)
  expect(stderr).toMatch(/^scoring 20\/20 requests, [\d.]+ requests\/s, 0s left$/m)
  expect(stderr).not.toContain('\r')
  expect(stderr).not.toContain(escape)
})

test.skipIf(noTerminal)('on a terminal, one line lives (needs the program `script`)', () => {
  using folder = temporaryFolder()
  writeData(folder, 40)
  const { status, stdout } = spawnSync('script', ['-qec', commandText('mera', line), '/dev/null'], {
    cwd: folder.path,
    env: cleanEnvironment({ TERM: 'xterm' }),
    encoding: 'utf8',
  })
  expect(status).toBe(0)
  const drawn = stdout.split(`\r${escape}[2K`).slice(1)
  expect(drawn.length).toBeGreaterThan(2)
  expect(drawn[0]).toMatch(/^scoring \[[#.]{24}\] \d+\/160 requests, /)
  expect(drawn.at(-1)).toMatch(/^scoring \[#{24}\] 160\/160 requests, .* 0s left\r?\n/)
  expect(stdout).toContain('|rummlu|')
})

test.skipIf(noTerminal)('Ctrl-C on a terminal ends the live line before anything else is said', () => {
  using folder = temporaryFolder()
  writeData(folder, 400)
  // The terminal turns the character into the signal, for every process in it.
  const typed = `(sleep 3; printf '\\003'; sleep 3) | script -qec "${commandText('mera', line)}" /dev/null`
  const { stdout } = spawnSync('sh', ['-c', typed], {
    cwd: folder.path,
    env: cleanEnvironment({ TERM: 'xterm' }),
    encoding: 'utf8',
  })
  expect(stdout).toMatch(/\ninterrupted\. Every answer so far is stored/)
})
