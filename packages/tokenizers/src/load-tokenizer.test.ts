import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ModelError } from '@eval/core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadTokenizer } from './load-tokenizer.ts'
import { smallTokenizerJson } from './testing/small-tokenizer.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tokenizer-'))
})
afterEach(() => rm(folder, { recursive: true }))

const json = JSON.stringify(smallTokenizerJson({ special: ['<s>'], bos: '<s>' }))
const write = (name: string, content: string): Promise<void> => writeFile(join(folder, name), content)

test('reads a folder with its chat template', async () => {
  await write('tokenizer.json', json)
  await write('tokenizer_config.json', JSON.stringify({ bos_token: '<s>', chat_template: 'from the config' }))
  const { tokenizer, chatTemplates } = await loadTokenizer(folder)
  expect([...tokenizer.encode('a')]).toEqual([256, 'a'.charCodeAt(0)])
  expect(chatTemplates).toBe('from the config')
})

test('template files take the place of configured ones', async () => {
  await write('tokenizer.json', json)
  await write('tokenizer_config.json', JSON.stringify({ chat_template: 'old' }))
  await write('chat_template.jinja', 'new')
  expect((await loadTokenizer(folder)).chatTemplates).toBe('new')
  await mkdir(join(folder, 'additional_chat_templates'))
  await write('additional_chat_templates/rag.jinja', 'with documents')
  expect((await loadTokenizer(folder)).chatTemplates).toEqual(
    new Map([
      ['default', 'new'],
      ['rag', 'with documents'],
    ]),
  )
})

test('a list of configured templates has names', async () => {
  await write('tokenizer.json', json)
  const chat_template = [
    { name: 'default', template: 'D' },
    { name: 'tool_use', template: 'T' },
  ]
  await write('tokenizer_config.json', JSON.stringify({ chat_template }))
  expect((await loadTokenizer(folder)).chatTemplates).toEqual(
    new Map([
      ['default', 'D'],
      ['tool_use', 'T'],
    ]),
  )
})

test('a folder that is not there', async () => {
  await expect(loadTokenizer(join(folder, 'nowhere'))).rejects.toThrow(/nowhere does not exist/)
})

test('a folder without tokenizer.json says what there is instead', async () => {
  await expect(loadTokenizer(folder)).rejects.toThrow(/holds no tokenizer files/)
  await write('tokenizer.model', 'spm')
  await expect(loadTokenizer(folder)).rejects.toThrow(
    /only tokenizer\.model, a form that is not read here.*save_pretrained/,
  )
})

test('damaged files are named', async () => {
  await write('tokenizer.json', json.slice(0, 1000))
  await expect(loadTokenizer(folder)).rejects.toThrow(ModelError)
  await expect(loadTokenizer(folder)).rejects.toThrow(
    /tokenizer\.json \(1000 characters\) is not valid JSON, perhaps cut short/,
  )
  await write('tokenizer.json', 'version https://git-lfs.github.com/spec/v1\noid sha256:0')
  await expect(loadTokenizer(folder)).rejects.toThrow(/Git LFS pointer/)
  await write('tokenizer.json', json)
  await write('tokenizer_config.json', '[]')
  await expect(loadTokenizer(folder)).rejects.toThrow(/tokenizer_config\.json holds no JSON object/)
})
