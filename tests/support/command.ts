import { type ChildProcess, spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { repositoryRoot } from './repository.ts'

/** A program of this repository, run from its sources. */
export type Program = 'mera' | 'lmeval'

const scripts: Readonly<Record<Program, string>> = {
  mera: path.join(repositoryRoot, 'apps/mera/src/bin.ts'),
  lmeval: path.join(repositoryRoot, 'apps/cli/src/bin.ts'),
}

/** How a process ended and what it wrote. */
export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

export interface CommandOptions {
  /** Working folder. */
  readonly cwd: string
  /** Added to a clean environment: no tokens, an empty home, no network. */
  readonly env?: Readonly<Record<string, string>>
  /** Arguments of Node, before the script. */
  readonly nodeArguments?: readonly string[]
}

/** A process that runs, and how it will end. */
export interface RunningCommand {
  readonly process: ChildProcess
  readonly ended: Promise<Ended>
  /** What standard error said so far. */
  stderr(): string
}

/** A home that does not exist: nothing of the developer's own is read. */
const home = path.join(tmpdir(), `eval-home-${process.pid}`)

/** The environment of every command: that of a stranger without network. */
export function cleanEnvironment(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    XDG_STATE_HOME: path.join(home, 'state'),
    HF_ENDPOINT: 'http://127.0.0.1:9',
    TZ: 'UTC',
    // Many run beside each other.
    NODE_COMPILE_CACHE: path.join(tmpdir(), 'eval-compile-cache'),
    ...more,
  }
}

/** The command as a shell reads it, for arguments that need no quotes. */
export function commandText(program: Program, argv: readonly string[]): string {
  return [process.execPath, scripts[program], ...argv].join(' ')
}

/** Starts a program as a user's shell would. */
export function start(program: Program, argv: readonly string[], options: CommandOptions): RunningCommand {
  const child = spawn(process.execPath, [...(options.nodeArguments ?? []), scripts[program], ...argv], {
    cwd: options.cwd,
    env: cleanEnvironment(options.env),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }))
  })
  return { process: child, ended, stderr: () => stderr }
}

/** Runs a program to its end. */
export async function run(
  program: Program,
  argv: readonly string[],
  options: CommandOptions,
): Promise<Ended> {
  return start(program, argv, options).ended
}
