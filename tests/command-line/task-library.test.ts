import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { run } from '../support/command.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const fruit = {
  'lm_eval/__init__.py': '',
  'lm_eval/tasks/fruit/apple.yaml':
    'task: apple\ntag: fruit\noutput_type: multiple_choice\ndataset_path: x\ntest_split: test\ndoc_to_text: "{{q}}"\ndoc_to_choice: [a, b]\ndoc_to_target: 0\n',
  'lm_eval/tasks/fruit/basket.yaml': 'group: basket\ntask: [apple]\n',
}

function sha256(data: string | Uint8Array, encoding: 'base64url' | 'hex'): string {
  return createHash('sha256').update(data).digest(encoding)
}

/** A wheel of lm_eval 9.9 with some files; the contents of `changed` differ from what its RECORD says. */
function wheel(changed: Readonly<Record<string, string>> = {}): Uint8Array {
  const record = Object.entries(fruit).map(
    ([name, text]) => `${name},sha256=${sha256(text, 'base64url')},${text.length}`,
  )
  const all = { ...fruit, ...changed, 'lm_eval-9.9.dist-info/RECORD': `${record.join('\n')}\n` }
  return zipSync(
    Object.fromEntries(Object.entries(all).map(([name, text]) => [name, new TextEncoder().encode(text)])),
  )
}

/** A package index that has one wheel. */
async function packageIndex(
  bytes: Uint8Array,
  digest: string,
  name = 'lm_eval-9.9-py3-none-any.whl',
): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer((request, response) => {
    if (request.url === '/simple/lm-eval/')
      response.end(`<a href="../../files/${name}#sha256=${digest}">${name}</a>`)
    else if (request.url === `/files/${name}`) response.end(bytes)
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/simple`,
    [Symbol.asyncDispose]: async () => {
      server.close()
      await Promise.resolve()
    },
  }
}

test('tasks add takes a wheel from an index, checks it, and its tasks are known', async () => {
  using folder = temporaryFolder()
  await using index = await packageIndex(wheel(), sha256(wheel(), 'hex'))
  const env = { LMEVAL_HOME: folder.at('home'), PIP_INDEX_URL: index.url }
  const lmeval = (...argv: readonly string[]) => run('lmeval', argv, { cwd: folder.path, env })
  expect(await lmeval('tasks', 'add', 'lm-eval@1.0')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('has no lm_eval 1.0. It has, among others: 9.9.'),
  })
  expect(await lmeval('tasks', 'add', 'lm-eval@9.9')).toMatchObject({
    code: 0,
    stdout: `lm-eval 9.9 is added: 1 tasks, 1 groups, 1 tags, in ${folder.at('home/libraries/lm-eval-9.9')}\n`,
  })
  expect((await lmeval('ls', 'tasks')).stdout).toMatch(
    /\|apple +\|lm_eval\/tasks\/fruit\/apple\.yaml +\|multiple_choice +\|/,
  )
  expect(await lmeval('validate', '--tasks', 'basket,fruit')).toMatchObject({
    code: 0,
    stdout: "Validating tasks: ['basket', 'fruit']\nAll tasks found and valid\n",
  })
})

test('a wheel that is not what index or RECORD say is not added', async () => {
  using folder = temporaryFolder()
  await using index = await packageIndex(wheel(), '0'.repeat(64))
  const env = { LMEVAL_HOME: folder.at('home'), PIP_INDEX_URL: index.url }
  const add = (source: string) => run('lmeval', ['tasks', 'add', source], { cwd: folder.path, env })
  expect(await add('lm-eval@9.9')).toMatchObject({
    code: 3,
    stderr: expect.stringContaining(`it should have ${'0'.repeat(64)}`),
  })
  folder.write('bad.whl', wheel({ 'lm_eval/tasks/fruit/apple.yaml': 'task: pear\n' }))
  expect(await add('bad.whl')).toMatchObject({
    code: 3,
    stderr: expect.stringContaining('bad.whl is damaged: lm_eval/tasks/fruit/apple.yaml is not the file'),
  })
  folder.write('no.whl', 'nothing')
  expect(await add('no.whl')).toMatchObject({
    code: 3,
    stderr: expect.stringContaining('it cannot be unzipped'),
  })
  expect(await add('lm-evaluation')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Write lm-eval@'),
  })
})

test('tasks add takes a checkout', async () => {
  using folder = temporaryFolder()
  for (const [name, text] of Object.entries(fruit)) folder.write(`repository/${name}`, text)
  folder.write('repository/pyproject.toml', '[project]\nname = "lm_eval"\nversion = "1.2"\n')
  const env = { LMEVAL_HOME: folder.at('home') }
  const ended = await run('lmeval', ['tasks', 'add', 'repository'], { cwd: folder.path, env })
  expect(ended).toMatchObject({ code: 0, stdout: expect.stringContaining('lm-eval 1.2 is added: 1 tasks') })
  expect(await run('lmeval', ['tasks', 'add', 'home'], { cwd: folder.path, env })).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('home holds no lm_eval/tasks'),
  })
})

const wheelOfReference = 'lm_eval-0.4.13-py3-none-any.whl'

test('a task that nobody knows: the command that adds a library is named, and run with --yes', async () => {
  using folder = temporaryFolder()
  await using index = await packageIndex(wheel(), sha256(wheel(), 'hex'), wheelOfReference)
  const env = { LMEVAL_HOME: folder.at('home'), PIP_INDEX_URL: index.url }
  const lmeval = (...argv: readonly string[]) => run('lmeval', argv, { cwd: folder.path, env })
  const offers: readonly (readonly [code: number, argv: readonly string[]])[] = [
    [2, ['run', '--model', 'dummy', '--tasks', 'apple']],
    [1, ['validate', '--tasks', 'apple']],
    [2, ['conformance', '--tasks', 'apple']],
    [2, ['conformance']],
  ]
  for (const [code, argv] of offers) {
    const offered = await lmeval(...argv)
    expect(offered).toMatchObject({ code })
    expect(offered.stderr).toMatch(/`lmeval tasks add lm-eval@0\.4\.13` adds .*\(so does --yes\)/)
    const added = await lmeval(...argv, '--yes')
    expect(added).toMatchObject({ code: 3 })
    // The digest of the real wheel is known: this index has another.
    expect(added.stderr).toMatch(/--yes: lmeval tasks add lm-eval@0\.4\.13 …\n.*it should have 5daaa1973bf/)
  }
})

test('validate finds what it can without data', async () => {
  using folder = temporaryFolder()
  const whole = [
    'dataset_path: json',
    'dataset_kwargs: {data_files: {test: none.jsonl}}',
    'test_split: test',
    'doc_to_text: "{{question}}"',
    'doc_to_target: answer',
  ]
  const mistakes: Readonly<Record<string, readonly string[]>> = {
    fine: [],
    template: ['doc_to_text: "{{question"'],
    filter: ['filter_list: [{name: strict, filter: [{function: regex, regex_pattern: "(a"}]}]'],
    name: ['filter_list: [{name: strict, filter: [{function: regexx}]}]'],
    option: ['metric_list: [{metric: exact_match, ignore_cases: true}]'],
    aggregation: ['metric_list: [{metric: exact_match, aggregation: avg}]'],
    data: ['dataset_kwargs: {datafiles: x}'],
    choices: ['output_type: multiple_choice'],
    function: ['process_docs: !function utils'],
  }
  for (const [name, lines] of Object.entries(mistakes))
    folder.write(`mine/${name}.yaml`, [`task: m_${name}`, ...whole, ...lines, ''].join('\n'))
  const names = Object.keys(mistakes).map((name) => `m_${name}`)
  const argv = ['validate', '--include_path', 'mine', '--tasks', names.join(',')]
  const { code, stdout } = await run('lmeval', argv, { cwd: folder.path })
  expect(code).toBe(3)
  expect(stdout.trim().split('\n').slice(1)).toEqual([
    expect.stringMatching(/template\.yaml: task m_template: .*TemplateSyntaxError; line 1, column/),
    expect.stringMatching(/filter\.yaml: task m_filter: `filter_list, strict`: re\.error: missing \)/),
    expect.stringMatching(/name\.yaml: task m_name: .*Unknown filter "regexx"\. Did you mean "regex"\?/),
    expect.stringMatching(/option\.yaml: task m_option: .*exact_match has no option "ignore_cases"/),
    expect.stringMatching(/aggregation\.yaml: task m_aggregation: .*Unknown aggregation "avg"/),
    expect.stringMatching(/data\.yaml: task m_data: .*unknown key `datafiles`\. Did you mean "data_files"\?/),
    expect.stringMatching(/choices\.yaml: task m_choices \(multiple_choice\) lacks the key `doc_to_choice`/),
    expect.stringMatching(/function\.yaml:\d+:\d+: not valid YAML: write !function module\.name/),
  ])
})

test('ls and validate know the folder of --include_path', async () => {
  using folder = temporaryFolder()
  folder.write(
    'mine/a.yaml',
    'task: mine_a\ntag: mine\ndataset_path: x\ntest_split: test\ndoc_to_text: "{{q}}"\ndoc_to_target: a\n',
  )
  folder.write('mine/b.yaml', 'task: mine_b\nnum_fewshots: 3\n')
  folder.write('mine/g.yaml', 'group: mine_g\ntask: [mine_c]\n')
  const lmeval = (...argv: readonly string[]) =>
    run('lmeval', [...argv, '--include_path', 'mine'], { cwd: folder.path })
  expect((await lmeval('ls', 'subtasks')).stdout).toMatch(/\|mine_a +\|mine\/a\.yaml +\|/)
  expect(await lmeval('validate', '--tasks', 'mine,mine_*')).toMatchObject({
    code: 1,
    stdout: "Validating tasks: ['mine', 'mine_*']\nTasks not found: mine_*\n",
  })
  const { code, stdout } = await lmeval('validate', '-t', 'mine_a,mine_b,mine_g')
  expect(code).toBe(3)
  expect(stdout.split('\n').slice(1)).toEqual([
    expect.stringMatching(/mine\/b\.yaml:2: unknown key `num_fewshots`\. Did you mean num_fewshot\?$/),
    expect.stringMatching(
      /mine\/g\.yaml:2: group mine_g names mine_c, which is not known.* Did you mean mine_a or mine_b/,
    ),
    '',
  ])
})
