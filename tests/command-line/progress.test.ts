import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
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
  // At least the first and the last; how many between depends on the machine.
  expect(drawn.length).toBeGreaterThan(1)
  expect(drawn[0]).toMatch(/^scoring \[[#.]{24}\] \d+\/160 requests, /)
  expect(drawn.at(-1)).toMatch(/^scoring \[#{24}\] 160\/160 requests, .*s left\r?\n/)
  expect(stdout).toContain('|rummlu|')
})

test.skipIf(noTerminal)('Ctrl-C typed on a terminal interrupts (needs the program `script`)', async () => {
  using folder = temporaryFolder()
  writeData(folder, 1000)
  const terminal = spawn('script', ['-qec', commandText('mera', line), '/dev/null'], {
    cwd: folder.path,
    env: cleanEnvironment({ TERM: 'xterm' }),
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  let shown = ''
  let typed = false
  terminal.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += text
    if (typed || !shown.includes('scoring [')) return
    typed = true
    // The terminal turns the character into the signal.
    terminal.stdin.write('\u0003')
  })
  expect(await once(terminal, 'close')).toEqual([130, null])
  expect(shown).toMatch(/\ninterrupted\. Every answer so far is stored/)
})
