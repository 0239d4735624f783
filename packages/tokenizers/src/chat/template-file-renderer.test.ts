import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { UsageError } from '@eval/core'
import { expect, test } from 'vitest'
import { templateFileRenderer } from './template-file-renderer.ts'

test('the template of a file, with BOS and EOS', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'template-'))
  try {
    const file = join(folder, 'chat.jinja')
    await writeFile(file, '{{ bos_token }}{{ messages[0].content }}{{ eos_token }}')
    const chat = await templateFileRenderer(file, { bosToken: '<s>', eosToken: '</s>' })
    expect(chat.render([{ role: 'user', content: 'hi' }], { addGenerationPrompt: true })).toBe('<s>hi</s>')
    await expect(templateFileRenderer(join(folder, 'none.jinja'))).rejects.toThrow(UsageError)
  } finally {
    await rm(folder, { recursive: true })
  }
})
