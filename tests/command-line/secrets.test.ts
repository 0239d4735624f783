import { createServer } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { run } from '../support/command.ts'
import { filesWith } from '../support/files-with.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const token = 'hf_aVerySecretTokenOfMine'

/** A server that repeats the token wherever a message might quote it. */
const server = createServer((request, response) => {
  const said = request.headers.authorization ?? 'nothing'
  const headers = { 'x-error-code': said, 'x-error-message': `wrong ${said}`, 'content-type': 'text/plain' }
  response
    .writeHead(request.url?.includes('broken') ? 500 : 401, `Denied ${said}`, headers)
    .end(`no access with ${said}`)
})
let endpoint = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  endpoint = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
})
afterAll(() => void server.close())

test.each<[what: string, line: readonly string[], env: Readonly<Record<string, string>>]>([
  ['a server that repeats it', ['--model_args', 'pretrained=org/model'], {}],
  ['the same, in debug mode', ['--model_args', 'pretrained=org/model'], { LMEVAL_LOG_LEVEL: 'DEBUG' }],
  ['a command line that names it', ['--model_args', `pretrained=org/model,token=${token}`], {}],
  ['malformed JSON that holds it', ['--model_args', `{"pretrained": "x", "token": "${token}"`], {}],
])('the token is not printed: %s', async (_, line, env) => {
  using folder = temporaryFolder()
  const { code, stdout, stderr } = await run('mera', ['--sample_data', '--model', 'hf', ...line], {
    cwd: folder.path,
    env: { HF_ENDPOINT: endpoint, HF_HOME: folder.at('hf'), HF_TOKEN: token, ...env },
  })
  expect(code).not.toBe(0)
  expect(stdout + stderr).not.toContain(token)
  expect(filesWith(folder.path, token)).toEqual([])
})

test('a finished run holds no token', async () => {
  using folder = temporaryFolder()
  const ended = await run('mera', ['--limit', '1', '--output_path', 'out'], {
    cwd: folder.path,
    env: { HF_TOKEN: token },
  })
  expect(ended).toMatchObject({ code: 0 })
  expect(ended.stdout + ended.stderr).not.toContain(token)
  expect(filesWith(folder.path, token)).toEqual([])
})

test('doctor says that a token is set, not which', async () => {
  using folder = temporaryFolder()
  const { stdout } = await run('lmeval', ['doctor'], { cwd: folder.path, env: { HF_TOKEN: token } })
  expect(stdout).toContain('HF_TOKEN: set')
  expect(stdout).not.toContain(token)
})
