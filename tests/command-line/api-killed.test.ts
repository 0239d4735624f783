import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { chatAnswer, writeSums } from '../support/api-task.ts'
import { run, start } from '../support/command.ts'
import { loopbackServer } from '../support/replay-server.ts'
import { storedAnswers, storeOf, untilStored } from '../support/stored-answers.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const documents = 240
const concurrency = 4

test('a run on a server that is killed three times asks nothing twice but what was under way', async () => {
  using folder = temporaryFolder()
  writeSums(folder, documents)
  await using server = await loopbackServer(0, async ({ body }) => {
    await sleep(10)
    return { status: 200, text: chatAnswer(body) }
  })
  const line = commandLine(server.port)
  const store = storeOf(folder.at('out'))
  for (const wanted of [1, 80, 160]) {
    const before = server.received.length
    const stored = storedAnswers(store)
    const command = start('lmeval', line, { cwd: folder.path })
    await untilStored(command, store, wanted)
    command.process.kill('SIGKILL')
    expect(await command.ended).toMatchObject({ signal: 'SIGKILL' })
    // What was asked and is not stored was under way, or waited to be written.
    const asked = server.received.length - before
    expect(asked - (storedAnswers(store) - stored)).toBeLessThanOrEqual(8 * concurrency)
  }
  const before = server.received.length
  const stored = storedAnswers(store)
  const ended = await run('lmeval', line, { cwd: folder.path })
  expect(ended).toMatchObject({ code: 0 })
  expect(ended.stdout).toMatch(/exact_match\|[^|]*\|\s*1\|/)
  expect(server.received.length - before).toBe(documents - stored)

  const again = await run('lmeval', line, { cwd: folder.path })
  expect(again).toMatchObject({ code: 0, stdout: ended.stdout })
  expect(server.received.length - before).toBe(documents - stored)
}, 120_000)

function commandLine(port: number): readonly string[] {
  const url = `http://127.0.0.1:${port}/v1/chat/completions`
  return [
    ...'run --model local-chat-completions --model_args'.split(' '),
    `model=m,base_url=${url},num_concurrent=${concurrency}`,
    ...'--tasks sums --include_path tasks --apply_chat_template --output_path out'.split(' '),
  ]
}
