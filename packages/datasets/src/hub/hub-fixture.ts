import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type HubServer, startHubServer } from '../testing/hub-server.ts'
import type { ServedRepository } from '../testing/served-repository.ts'
import { createHub } from './create-hub.ts'
import type { Environment } from './hub-environment.ts'
import type { Hub, HubOptions } from './hub.ts'

/** The content of `model.safetensors`, a large file. */
export const WEIGHTS: Uint8Array = new Uint8Array(200_000).map((_, index) => (index * 31) % 251)
export const WEIGHTS_SHA: string = createHash('sha256').update(WEIGHTS).digest('hex')
/** The range of a download that is continued. */
export const FROM_MIDDLE: RegExp = /^bytes=[1-9]\d+-$/
/** The repository that most tests download from. */
export const MODEL = { type: 'model', id: 'org/tiny' } as const
/** The files of {@link MODEL}. */
export const FILES: Readonly<Record<string, string | Uint8Array>> = {
  'config.json': '{"model_type":"llama"}',
  'model.safetensors': WEIGHTS,
  'pytorch_model.bin': 'unwanted',
  'tokenizer.json': '{}',
  'onnx/model.onnx': 'unwanted',
  'chat_templates/tool.jinja': 'x',
}
const REPOSITORIES: readonly ServedRepository[] = [
  {
    ...MODEL,
    revisions: { main: FILES, 'v1.0': { 'config.json': '{}' }, 'refs/pr/1': { 'config.json': '[]' } },
  },
  { type: 'dataset', id: 'org/rows', revisions: { main: { 'data/train-00000-of-00001.parquet': 'x' } } },
  { type: 'model', id: 'org/gated', gated: true, revisions: { main: FILES } },
  { type: 'model', id: 'org/evil', revisions: { main: { '../../../escaped.txt': 'x' } } },
]

/** A loopback hub and an empty cache folder. */
export interface HubFixture extends AsyncDisposable {
  readonly server: HubServer
  readonly folder: string
  /** A client of that hub. */
  hub(env?: Environment, options?: Partial<HubOptions>): Hub
}

/** Starts the hub and makes the folder; both go with the fixture. */
export async function hubFixture(): Promise<HubFixture> {
  const folder = await mkdtemp(join(tmpdir(), 'hub-test-'))
  const server = await startHubServer(REPOSITORIES)
  return {
    server,
    folder,
    hub: (env = {}, options = {}) => {
      const defaults = { HOME: folder, HF_HOME: folder, HF_ENDPOINT: server.endpoint }
      return createHub({ env: { ...defaults, ...env }, retry: { attempts: 3, delayMs: 1 }, ...options })
    },
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** What a promise was rejected with. */
export async function message(promise: Promise<unknown>): Promise<string> {
  return await promise.then(
    () => 'no error',
    (error: unknown) => (error instanceof Error ? error.message : ''),
  )
}
