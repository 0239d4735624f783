import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { demoModelFolder } from '@eval/backend-local'
import { expect, test } from 'vitest'
import { run } from '../support/command.ts'
import { editJson } from '../support/edit-json.ts'
import { runFiles } from '../support/run-files.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const weights = 'model.safetensors'

/** Makes a shard of the weights and an index that also names a second one. */
function shard(model: string): void {
  const bytes = readFileSync(path.join(model, weights))
  const header: Record<string, unknown> = JSON.parse(
    bytes.subarray(8, 8 + Number(bytes.readBigUInt64LE(0))).toString('utf8'),
  )
  renameSync(path.join(model, weights), path.join(model, 'model-00001-of-00002.safetensors'))
  const names = Object.keys(header).filter((name) => name !== '__metadata__')
  const files = names.map((name, index) => [name, `model-0000${(index % 2) + 1}-of-00002.safetensors`])
  const index = { metadata: {}, weight_map: Object.fromEntries(files) }
  writeFileSync(path.join(model, 'model.safetensors.index.json'), JSON.stringify(index))
}

test.each<[what: string, damage: (model: string) => void, says: RegExp]>([
  [
    'a truncated file',
    (model) => truncateSync(path.join(model, weights), 500_000),
    /model\.safetensors is truncated: tensor ".+" ends \d+ bytes after the end/,
  ],
  [
    'a few bytes',
    (model) => truncateSync(path.join(model, weights), 5),
    /model\.safetensors is not a safetensors file: it has only 5 bytes/,
  ],
  [
    'text',
    (model) => writeFileSync(path.join(model, weights), 'what is this? '.repeat(9)),
    /model\.safetensors is not a safetensors file/,
  ],
  [
    'a Git LFS pointer',
    (model) =>
      writeFileSync(path.join(model, weights), 'version https://git-lfs.github.com/spec/v1\noid sha256:0\n'),
    /model\.safetensors is a Git LFS pointer/,
  ],
  [
    'no weights',
    (model) => rmSync(path.join(model, weights)),
    /holds neither model\.safetensors nor model\.safetensors\.index\.json/,
  ],
  ['a missing shard', shard, /Shard model-00002-of-00002\.safetensors, listed in .*index\.json, is missing/],
  [
    'an unknown architecture',
    (model) =>
      editJson(model, 'config.json', (config) => ({
        ...config,
        model_type: 'mamba',
        architectures: ['MambaForCausalLM'],
      })),
    /config\.json describes a model of the architecture "mamba", which is not supported\. Supported: /,
  ],
  [
    'an unknown RoPE scaling',
    (model) =>
      editJson(model, 'config.json', (config) => ({
        ...config,
        rope_scaling: { rope_type: 'spiral', factor: 2 },
      })),
    /spiral/,
  ],
  [
    'a tokenizer beyond the vocabulary',
    (model) => editJson(model, 'config.json', (config) => ({ ...config, vocab_size: 100 })),
    /the tokenizer does not fit the model: it has 1024 tokens, the model's vocabulary 100/,
  ],
  [
    'no config.json',
    (model) => rmSync(path.join(model, 'config.json')),
    /has no config\.json: it is not a Hugging Face model folder/,
  ],
  [
    'a malformed config.json',
    (model) => writeFileSync(path.join(model, 'config.json'), '{'),
    /config\.json is not a JSON object/,
  ],
  ['no tokenizer', (model) => rmSync(path.join(model, 'tokenizer.json')), /has no tokenizer\.json/],
  [
    'a truncated tokenizer',
    (model) => truncateSync(path.join(model, 'tokenizer.json'), 1000),
    /tokenizer\.json .*is not valid JSON, perhaps cut short/,
  ],
  [
    'an empty folder',
    (model) => {
      rmSync(model, { recursive: true })
      mkdirSync(model)
    },
    /has no config\.json/,
  ],
])('a model with %s is refused with one sentence and exit code 4', async (_, damage, says) => {
  using folder = temporaryFolder()
  cpSync(demoModelFolder, folder.at('model'), { recursive: true })
  damage(folder.at('model'))
  const line = ['--sample_data', '--model', 'hf', '--model_args', 'pretrained=./model']
  const { code, stdout, stderr } = await run('mera', line, { cwd: folder.path })
  expect(stderr).toMatch(says)
  expect(stderr).not.toMatch(/^\s+at /m)
  expect({ code, stdout }).toEqual({ code: 4, stdout: '' })
})

test.each<
  [what: string, pretrained: string, env: Readonly<Record<string, string>>, code: number, says: RegExp]
>([
  ['a folder that is not there', './missing', {}, 4, /There is no folder (\.\/)?missing/],
  ['a file instead of a folder', 'file', {}, 4, /There is no folder file\./],
  [
    'a hub model that is not cached, offline',
    'org/model',
    { HF_HUB_OFFLINE: '1' },
    4,
    /The model org\/model is not in the cache .*HF_HUB_OFFLINE/,
  ],
  ['a hub that cannot be reached', 'org/model', {}, 6, /http:\/\/127\.0\.0\.1:9 .*cannot be reached/],
])('%s', async (_, pretrained, env, exitCode, says) => {
  using folder = temporaryFolder()
  folder.write('file', 'text')
  const line = ['--sample_data', '--model', 'hf', '--model_args', `pretrained=${pretrained}`]
  const { code, stderr } = await run('mera', line, { cwd: folder.path, env })
  expect(stderr).toMatch(says)
  expect(stderr).not.toMatch(/^\s+at /m)
  expect(code).toBe(exitCode)
})

test('a model without a chat template says so when one is asked for', async () => {
  using folder = temporaryFolder()
  cpSync(demoModelFolder, folder.at('model'), { recursive: true })
  editJson(folder.at('model'), 'tokenizer_config.json', (config) => ({ ...config, chat_template: undefined }))
  const line = [
    '--sample_data',
    '--model',
    'hf',
    '--model_args',
    'pretrained=./model',
    '--apply_chat_template',
  ]
  const ended = await run('mera', line, { cwd: folder.path })
  expect(ended).toMatchObject({ code: 2, stdout: '' })
  expect(ended.stderr).toContain('the model has no chat template')
})

test('prompts longer than the context are cut from the left and counted in the report', async () => {
  using folder = temporaryFolder()
  const model = ['--model', 'hf', '--model_args', 'pretrained=embedded-demo,max_length=32']
  const line = ['--tasks', 'rummlu', '--sample_data', ...model, '--limit', '3', '--output_path', 'out']
  const ended = await run('mera', line, { cwd: folder.path })
  expect(ended).toMatchObject({ code: 0 })
  expect(ended.stderr).toContain(
    "rummlu: 12 of 12 prompts were longer than the model's context and were cut from the left",
  )
  const { results } = runFiles(folder.at('out'))
  expect(results).toMatchObject({
    max_length: 32,
    harness: { incidents: { rummlu: { requests: 12, truncated: 12, failed: 0 } } },
  })
})
