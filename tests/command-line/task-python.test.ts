import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { run } from '../support/command.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const utils = `import random
import good_words
try:
    import resource
except ImportError:
    resource = None

def process_results(doc, results):
    print("scored")
    return {"good": good_words.count(results[0] + doc["a"])}
`

const native =
  'import resource\n\ndef process_results(doc, results):\n    return {"good": resource.getpagesize() > 0}\n'

const task = (name: string, module: string): string => `task: ${name}
dataset_path: json
dataset_kwargs:
  data_files:
    test: data.jsonl
test_split: test
output_type: generate_until
doc_to_text: "{{q}}"
doc_to_target: "{{a}}"
process_results: !function ${module}.process_results
metric_list:
  - metric: good
`

/** A folder with tasks that need a package, and one that needs a Python of its own. */
function tasksFolder() {
  const folder = temporaryFolder()
  folder.write('tasks/wordy.yaml', task('wordy', 'utils'))
  folder.write('tasks/utils.py', utils)
  folder.write('tasks/own.yaml', task('own', 'native'))
  folder.write('tasks/native.py', native)
  folder.write('data.jsonl', '{"q": "x", "a": "good good"}\n')
  return folder
}

/** The source archive of a package: its setup.py must not be executed. */
const sdist = zipSync(
  Object.fromEntries(
    Object.entries({
      'Good_Words-1.0/PKG-INFO': 'Metadata-Version: 2.1\nName: Good_Words\nVersion: 1.0\n',
      'Good_Words-1.0/setup.py': 'open("executed", "w")\n',
      'Good_Words-1.0/good_words/__init__.py':
        'import pathlib\n\ndef count(text):\n    word = (pathlib.Path(__file__).parent / "word.txt").read_text()\n    return text.count(word)\n',
      'Good_Words-1.0/good_words/word.txt': 'good',
    }).map(([name, text]) => [name, new TextEncoder().encode(text)]),
  ),
)

/** An index that wants a user and a password, and has that package, with the digest that is given, and a native one. */
async function packageIndex(
  digest: string = createHash('sha256').update(sdist).digest('hex'),
): Promise<AsyncDisposable & { readonly url: string; readonly asked: readonly string[] }> {
  const asked: string[] = []
  const pages: Readonly<Record<string, string | Uint8Array>> = {
    '/simple/good-words/': `<a href="../../files/Good_Words-1.0.zip#sha256=${digest}" data-requires-python="&gt;=3.6">x</a>`,
    '/files/Good_Words-1.0.zip': sdist,
    '/simple/fast/': '<a href="../../files/fast-1.0-cp312-cp312-win_amd64.whl">x</a>',
  }
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    const page = pages[request.url ?? '']
    const user = Buffer.from('me:my secret').toString('base64')
    if (request.headers.authorization !== `Basic ${user}`) response.writeHead(401).end()
    else if (page === undefined) response.writeHead(404).end()
    else response.end(page)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port
  const { port } = server.address() as AddressInfo
  return {
    url: `http://me:my%20secret@127.0.0.1:${port}/simple`,
    asked,
    [Symbol.asyncDispose]: async () => {
      server.close()
      await Promise.resolve()
    },
  }
}

const hasPython =
  spawnSync('python3', ['-c', 'import resource, sys; sys.exit(sys.version_info < (3, 10))']).status === 0

test('a package that is missing is named with the flag that loads it; with it the task runs', {
  timeout: 120_000,
}, async () => {
  using folder = tasksFolder()
  await using index = await packageIndex()
  const env = { LMEVAL_HOME: folder.at('home'), PIP_INDEX_URL: index.url }
  const evaluate = (...more: readonly string[]) =>
    run('lmeval', ['run', '--model', 'dummy', '--tasks', 'wordy', '--include_path', 'tasks', ...more], {
      cwd: folder.path,
      env,
    })
  const without = await evaluate()
  expect(without.code).not.toBe(0)
  expect(without.stderr).toMatch(/wordy.*utils\.process_results.*good_words.*`--allow_packages good_words`/s)
  const loaded = await evaluate('--allow_packages', 'good_words')
  expect(loaded.stderr).toContain('Functions of tasks may import: good-words 1.0.')
  expect(loaded).toMatchObject({ code: 0, stdout: expect.stringMatching(/^scored\n.*\|good *\|. *\| *2/s) })
  const asked = index.asked.length
  expect(await evaluate('--allow_packages', 'good_words')).toMatchObject({ code: 0, stdout: loaded.stdout })
  // It was kept, and is the same without the index.
  expect(index.asked).toHaveLength(asked)
  expect(existsSync(folder.at('executed'))).toBe(false)
  for (const { stderr, stdout } of [without, loaded]) expect(stdout + stderr).not.toContain('secret')
})

test('packages that cannot be had stop the run before it begins, without secrets', {
  timeout: 120_000,
}, async () => {
  using folder = tasksFolder()
  await using index = await packageIndex('0'.repeat(64))
  const attempt = async (url: string, ...more: readonly string[]) => {
    const env = { LMEVAL_HOME: folder.at('home'), PIP_INDEX_URL: url }
    const argv = ['validate', '--tasks', 'wordy', '--include_path', 'tasks', ...more]
    const ended = await run('lmeval', argv, { cwd: folder.path, env })
    expect(ended.stdout + ended.stderr).not.toContain('secret')
    return ended
  }
  const wrong = await attempt(index.url, '--allow_packages', 'good_words')
  expect(wrong).toMatchObject({ code: 3, stderr: expect.stringContaining(`promises ${'0'.repeat(64)}`) })
  const fast = await attempt(index.url, '--allow_packages', 'fast')
  expect(fast).toMatchObject({
    code: 5,
    stderr: expect.stringContaining('fast 1.0 has no wheel of pure Python'),
  })
  const none = await attempt(index.url, '--allow_packages', 'nobody')
  expect(none).toMatchObject({ code: 2, stderr: expect.stringMatching(/has no package nobody/) })
  const refused = await attempt(index.url.replace('me:', 'you:'), '--allow_packages', 'good_words')
  expect(refused).toMatchObject({ code: 6, stderr: expect.stringContaining('answered 401') })
  const unreachable = await attempt(
    'http://me:my%20secret@127.0.0.1:9/simple',
    '--allow_packages',
    'good_words',
  )
  expect(unreachable).toMatchObject({ code: 6, stderr: expect.stringContaining('--packages_dir DIR') })
})

test('packages of a folder, without an index', { timeout: 120_000 }, async () => {
  using folder = tasksFolder()
  folder.write('packages/Good_Words-1.0.zip', sdist)
  const env = { LMEVAL_HOME: folder.at('home'), PIP_INDEX_URL: 'http://127.0.0.1:9/simple' }
  const validate = (...more: readonly string[]) =>
    run('lmeval', ['validate', '--tasks', 'wordy', '--include_path', 'tasks', ...more], {
      cwd: folder.path,
      env,
    })
  const found = await validate('--packages_dir', 'packages')
  expect(found).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('All functions found and imported'),
  })
  expect(await validate('--packages_dir', 'nowhere')).toMatchObject({ code: 2 })
  const other = await validate('--packages_dir', 'packages', '--allow_packages', 'nltk')
  expect(other).toMatchObject({ code: 2, stderr: expect.stringContaining('packages has no package nltk') })
})

test.skipIf(!hasPython)(
  'a function that needs what only a Python of the user has runs there, and that is said',
  { timeout: 120_000 },
  async () => {
    using folder = tasksFolder()
    const argv = [
      'run',
      '--model',
      'dummy',
      '--tasks',
      'own',
      '--include_path',
      'tasks',
      '--python',
      'python3',
    ]
    const ended = await run('lmeval', argv, { cwd: folder.path, env: { LMEVAL_HOME: folder.at('home') } })
    expect(ended).toMatchObject({ code: 0, stdout: expect.stringMatching(/\|good *\|. *\| *1/) })
    expect(ended.stderr).toMatch(/native\.process_results of .*tasks runs in python3 .*not sandboxed/)
  },
)

test('what is named as a Python and is none stops the run at once', async () => {
  using folder = tasksFolder()
  const argv = (python: string) =>
    `run --model dummy --tasks own --include_path tasks --python ${python}`.split(' ')
  const attempt = (python: string) =>
    run('lmeval', argv(python), { cwd: folder.path, env: { LMEVAL_HOME: folder.at('home') } })
  expect(await attempt('./nowhere')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('there is no Python at ./nowhere'),
  })
  expect(await attempt('tasks')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('the folder tasks holds no Python'),
  })
  expect(await attempt('/bin/echo')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('is no Python'),
  })
})
