import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { chatAnswer, writeSums } from '../support/api-task.ts'
import { run } from '../support/command.ts'
import { filesWith } from '../support/files-with.ts'
import { loopbackServer } from '../support/replay-server.ts'
import { storedAnswers, storeOf } from '../support/stored-answers.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const key = 'zq-very-secret-key-of-mine'

const line = (port: number, more: Readonly<Record<string, unknown>> = {}): readonly string[] => [
  ...'run --model local-chat-completions --model_args'.split(' '),
  JSON.stringify({
    model: 'm',
    base_url: `http://127.0.0.1:${port}/v1/chat/completions`,
    max_retries: 1,
    ...more,
  }),
  ...'--tasks sums --include_path tasks --apply_chat_template --output_path out'.split(' '),
]

test('a request that fails does not keep the others from being answered, and is asked again next time', async () => {
  using folder = temporaryFolder()
  writeSums(folder, 6)
  let broken = true
  await using server = await loopbackServer(0, ({ body }) =>
    broken && body.includes('"3 + 1')
      ? { status: 500, text: '{"error": {"message": "out of memory"}}' }
      : { status: 200, text: chatAnswer(body) },
  )
  const first = await run('lmeval', line(server.port), { cwd: folder.path })
  expect(first).toMatchObject({ code: 1 })
  expect(first.stderr).toMatch(/document 3 of task sums: .*status 500: out of memory/)
  expect(storedAnswers(storeOf(folder.at('out')))).toBe(5)

  broken = false
  const before = server.received.length
  const second = await run('lmeval', line(server.port), { cwd: folder.path })
  expect(second).toMatchObject({ code: 0 })
  expect(server.received.length - before).toBe(1)
})

type Env = Readonly<Record<string, string>>
test.each<[what: string, args: Readonly<Record<string, unknown>>, env: Env]>([
  ['in the environment', {}, { OPENAI_API_KEY: key }],
  ['in the environment, in debug mode', {}, { OPENAI_API_KEY: key, LMEVAL_LOG_LEVEL: 'DEBUG' }],
  ['as auth_token', { auth_token: key }, {}],
  ['as a header', { header: { Authorization: `Bearer ${key}` } }, { LMEVAL_LOG_LEVEL: 'DEBUG' }],
])('a key appears nowhere but at the server: %s', async (_, args, env) => {
  using folder = temporaryFolder()
  writeSums(folder, 3)
  const received: string[] = []
  let denied = true
  await using server = await loopbackServer(0, ({ authorization, body }) => {
    received.push(authorization ?? '')
    if (denied) return { status: 401, text: `{"error": {"message": "wrong key ${key}"}}` }
    return { status: 200, text: chatAnswer(body) }
  })
  const command = line(server.port, { ...args, record: 'http.jsonl' })
  const refused = await run('lmeval', command, { cwd: folder.path, env })
  expect(refused).toMatchObject({ code: 1 })
  expect(refused.stderr).toContain('status 401: wrong key ***')
  denied = false
  const ended = await run('lmeval', [...command, '--log_samples', '--show_config'], { cwd: folder.path, env })
  expect(ended).toMatchObject({ code: 0 })
  expect(refused.stdout + refused.stderr + ended.stdout + ended.stderr).not.toContain(key)
  expect(filesWith(folder.path, key)).toEqual([])
  expect(readFileSync(folder.at('http.jsonl'), 'utf8').trim().split('\n')).toHaveLength(4)
  expect(received.at(-1)).toBe(`Bearer ${key}`)
})

test('what a server cannot do is the first line, before data is read', async () => {
  using folder = temporaryFolder()
  folder.write(
    'tasks/scored.yaml',
    'task: scored\ndataset_path: org/nowhere\ntest_split: test\noutput_type: loglikelihood\ndoc_to_text: q\ndoc_to_target: a\n',
  )
  const argv = line(9).map((word) => (word === 'sums' ? 'scored' : word))
  const ended = await run('lmeval', argv, { cwd: folder.path })
  expect(ended).toMatchObject({ code: 2, stdout: '' })
  expect(ended.stderr).toMatch(/^This backend cannot score continuations.*--model local-completions/)
})
