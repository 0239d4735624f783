import { execFile } from 'node:child_process'
import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { PrerequisiteError, type Request, UsageError } from '@eval/core'
import { backendConformance, collect, recordingProgress } from '@eval/core/testing'
import { expect, test } from 'vitest'
import { demoModelFolder } from './demo-model-folder.ts'
import { openLocalBackend } from './open-local-backend.ts'
import { checkDevices } from './session/check-devices.ts'
import { temporaryFolder } from './testing/temporary-folder.ts'

const demo = { pretrained: demoModelFolder, threads: 1, dtype: 'float32' } as const
const requests: readonly Request[] = [
  ...[' A', ' B', ' верный ответ'].map((continuation) => ({
    type: 'loglikelihood' as const,
    context: 'Вопрос: да или нет?\nОтвет:',
    continuation,
  })),
  { type: 'loglikelihood', context: '', continuation: 'The river' },
  { type: 'loglikelihood_rolling', text: 'Наша библиотекарь хранит список всех ошибок.' },
  { type: 'generate_until', context: 'Question: what?', generation: { until: ['\n'], max_gen_toks: 8 } },
  {
    type: 'generate_until',
    context: 'Question: what?',
    generation: { until: ['\n'], max_gen_toks: 8, do_sample: true, temperature: 1 },
    seed: 3,
  },
]

for (const { name, run } of backendConformance(() => openLocalBackend(demo), { requests }))
  test(`conformance: ${name}`, () => expect(run()).resolves.toBeUndefined())

async function open(options: Readonly<Record<string, unknown>>): Promise<void> {
  await using _ = await openLocalBackend({ ...demo, ...options })
}

test.each([
  [{ pretrainde: 'x' }, /no argument "pretrainde"\. Did you mean "pretrained"\?/],
  [{ load_in_4bit: true }, /load_in_4bit is an argument of lm_eval's hf model that is not built here yet/],
  [{ parallelize: true }, /parallelize=true .* not built here yet/],
  [{ gguf_file: 'a.gguf' }, /gguf_file="a\.gguf" .* not built here yet/],
  [
    { softmax_dtype: 'bfloat16' },
    /softmax_dtype=bfloat16 with a model computed in float32 is not built here/,
  ],
  [{ max_length: -3 }, /max_length=-3 is not valid/],
  [{ batch_size: 'many' }, /batch_size=many/],
  [{ device: 'tpu' }, /Unknown device "tpu"/],
  [{ dtype: 'int8' }, /Unknown dtype "int8"/],
  [{ enable_thinking: true }, /needs think_end_token/],
])('refuses %j', async (options, message) => {
  const error = await open(options).catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(UsageError)
  expect(String(error)).toMatch(message)
})

test('values that mean the default are taken', async () => {
  await expect(
    open({
      parallelize: false,
      peft: null,
      trust_remote_code: true,
      use_fast_tokenizer: true,
      revision: null,
      prefix_token_id: '3',
    }),
  ).resolves.toBeUndefined()
})

test('code of a model is refused where it is asked for', async () => {
  await using folder = await temporaryFolder()
  await cp(demoModelFolder, folder.path, { recursive: true })
  const file = join(folder.path, 'config.json')
  await writeFile(
    file,
    JSON.stringify({ ...JSON.parse(await readFile(file, 'utf8')), auto_map: { AutoModel: 'm.M' } }),
  )
  await expect(open({ pretrained: folder.path, trust_remote_code: true })).rejects.toThrow(/auto_map/)
  await open({ pretrained: folder.path })
})

test('a device that is not there is an error with the way to get it', async () => {
  if (checkDevices().cuda.install === undefined) return
  const error = await open({ device: 'cuda:0' }).catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(PrerequisiteError)
  expect(String(error)).toMatch(/libonnxruntime_providers_cuda\.so.*ONNXRUNTIME_NODE_INSTALL=cuda12/)
})

test('reports the model, and says that it is computed in half precision', async () => {
  const progress = recordingProgress()
  await using backend = await openLocalBackend(
    { pretrained: demoModelFolder, max_length: 200, batch_size: 'auto' },
    { progress },
  )
  expect(backend.report).toMatchObject({
    dtype: 'torch.bfloat16',
    maxLength: 200,
    device: 'cpu',
    sha: '',
    endOfTextTokenId: 1,
    batchSizes: [64],
  })
  expect(progress.warnings.join()).toMatch(/computed in bfloat16, as lm_eval would/)
  await using other = await openLocalBackend({ ...demo, max_length: 100 })
  expect(other.report.dtype).toBe('torch.float32')
  expect(other.fingerprint.digest).not.toBe(backend.fingerprint.digest)
})

test('a hub id is resolved by whoever is asked to', async () => {
  const asked: unknown[] = []
  const resolveFolder = async (id: string, options: object): Promise<string> => {
    asked.push([id, options])
    return demoModelFolder
  }
  await using backend = await openLocalBackend(
    { ...demo, pretrained: 'org/name', revision: 'v2' },
    { resolveFolder },
  )
  expect(asked).toEqual([['org/name', { revision: 'v2' }]])
  expect(backend.report.revision).toBe('v2')
})

test('thinking models are not asked to score', async () => {
  await using backend = await openLocalBackend({
    ...demo,
    enable_thinking: true,
    think_end_token: '</think>',
  })
  expect(backend.capabilities.requestTypes).toEqual(['generate_until'])
})

test("chats are rendered with the model's template, and prompts that are too long are cut and marked", async () => {
  await using backend = await openLocalBackend({ ...demo, max_length: 24 })
  const rendered = backend.chat?.render([{ role: 'user', content: 'Hi' }], { addGenerationPrompt: true })
  expect(rendered).toBe('<|begin|><|user|>\nHi<|end|>\n<|assistant|>\n')
  const context = 'The old lighthouse keeper counts the boats. '.repeat(9)
  const [answer] = await collect(backend.run([{ type: 'loglikelihood', context, continuation: ' A' }], {}))
  expect(answer?.response).toMatchObject({ state: 'truncated' })
})

test('the script makes the demonstration model again, byte for byte', async () => {
  await using folder = await temporaryFolder()
  const script = fileURLToPath(new URL('../scripts/make-demo-model.ts', import.meta.url))
  await promisify(execFile)(process.execPath, [script, folder.path])
  const names = await readdir(demoModelFolder)
  expect((await readdir(folder.path)).toSorted()).toEqual(names.toSorted())
  for (const name of names) {
    expect(await readFile(join(folder.path, name))).toEqual(await readFile(join(demoModelFolder, name)))
  }
})
