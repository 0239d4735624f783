import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { BackendError, ModelError } from '@eval/core'
import { expect, test } from 'vitest'
import { demoModelFolder } from '../demo-model-folder.ts'
import { scoreWindow } from '../plan/score-window.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { writeCheckpoint } from '../testing/write-checkpoint.ts'
import { ModelWorker } from './model-worker.ts'

const settings = { device: { type: 'cpu' }, threads: 1 } as const
const bounds = { batchSize: 'auto', maxBatchSize: 64 } as const
const window = scoreWindow([{ tokens: Int32Array.of(1, 2, 3), from: 1 }])

test('refuses models with the words of the reason', async () => {
  await using folder = await temporaryFolder()
  const open = async (): Promise<unknown> => {
    await using worker = await ModelWorker.open(folder.path, settings)
    return worker
  }
  await expect(open()).rejects.toThrow(/has no config\.json/)
  await writeFile(join(folder.path, 'config.json'), '{"model_type": "qwen9"}')
  await expect(open()).rejects.toThrow(/architecture "qwen9", which is not supported\. Supported: llama/)
  await writeFile(join(folder.path, 'config.json'), '{"model_type": "llama", "hidden_act": "tanh"}')
  await expect(open()).rejects.toThrow(/hidden_act/)
  await writeCheckpoint(folder.path, { config: { num_hidden_layers: 3 } })
  await expect(open()).rejects.toThrow(/lacks the tensor "model\.layers\.2\.input_layernorm\.weight"/)
  await writeCheckpoint(folder.path, { config: { intermediate_size: 30 } })
  await expect(open()).rejects.toThrow(
    /"model\.layers\.0\.mlp\.gate_proj\.weight" .* has shape \[28, 20\]; config\.json asks for \[30, 20\]/,
  )
  await expect(open()).rejects.toBeInstanceOf(ModelError)
})

test('rejects what waits and what comes after its thread has ended', async () => {
  const worker = await ModelWorker.open(demoModelFolder, settings)
  const score = async (): Promise<void> => {
    for await (const _ of worker.score({ window, prefixReuse: true, bounds })) continue
  }
  await score()
  // What was under way either ended before the thread did, or says why it could not.
  const waiting: Promise<unknown> = score().catch((error: unknown) => error)
  await worker[Symbol.asyncDispose]()
  const ended = await waiting
  expect(ended === undefined || ended instanceof BackendError).toBe(true)
  await expect(score()).rejects.toThrow(/closed/)
  await worker[Symbol.asyncDispose]()
})

test('an idle model does not keep the process alive', async () => {
  const source = fileURLToPath(new URL('../index.ts', import.meta.url))
  const program = `import { demoModelFolder, openLocalBackend } from ${JSON.stringify(source)}
    const backend = await openLocalBackend({ pretrained: demoModelFolder, threads: 1 })
    for await (const { response } of backend.run([{ type: 'loglikelihood', context: 'a', continuation: ' b' }], {})) console.log(response.state)`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
    timeout: 30_000,
  })
  expect(stdout.trim()).toBe('ok')
})
