import { spawn } from 'node:child_process'
import { readFileSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import type { Profile } from '@eval/perf'
import { type Ended, run } from '../../support/command.ts'
import { type TemporaryFolder, temporaryFolder } from '../../support/temporary-folder.ts'
import { recordedCommand } from './recorded-command.ts'
import { evalscopeFolder } from './stored-row.ts'

/** A golden run done again by `lmeval perf` against the same mock server. */
export interface Replayed extends Disposable {
  readonly ended: Ended
  readonly folder: TemporaryFolder
  /** Port of the mock server of this run. */
  readonly port: number
  /** Bodies that the server received, as JSON text with the keys in order. */
  readonly bodies: readonly string[]
}

/** Runs the command of a golden run. */
export async function runRecorded(golden: string, profile: Profile): Promise<Replayed> {
  const { argv, mock } = recordedCommand(golden)
  const folder = temporaryFolder()
  symlinkSync(path.join(evalscopeFolder, 'data'), folder.at('data'))
  const log = folder.at('requests.log')
  await using server = await startMock([...mock, '--log', log])
  const words = argv.map((word) => word.replaceAll(':18000', `:${server.port}`))
  const own = ['--sleep-interval', '0', '--profile', profile]
  const ended = await run('lmeval', ['perf', ...words, ...own], { cwd: folder.path, env: {} })
  return {
    ended,
    folder,
    port: server.port,
    bodies: bodiesOf(log),
    [Symbol.dispose]: () => folder[Symbol.dispose](),
  }
}

function bodiesOf(log: string): string[] {
  try {
    return readFileSync(log, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const entry: { readonly body: unknown } = JSON.parse(line)
        return JSON.stringify(entry.body)
      })
  } catch {
    return []
  }
}

interface Mock extends AsyncDisposable {
  readonly port: number
}

let lastPort = 18_600 + (process.pid % 200)

async function startMock(options: readonly string[]): Promise<Mock> {
  const port = ++lastPort
  const words = options.filter((_, index) => options[index] !== '--port' && options[index - 1] !== '--port')
  const script = path.join(evalscopeFolder, 'mock-server.mjs')
  const child = spawn(process.execPath, [script, '--port', String(port), ...words], {
    cwd: evalscopeFolder,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await new Promise<void>((resolve) => child.stdout.once('data', () => resolve()))
  return {
    port,
    [Symbol.asyncDispose]: async () => {
      child.kill()
      await ended
    },
  }
}
