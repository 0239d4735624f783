import { spawn } from 'node:child_process'
import path from 'node:path'

/** Milliseconds after which a command is ended. */
const timeout = 280_000

/**
 * Runs a command to its end in a folder, as a user's shell outside this repository would. Returns its standard output.
 *
 * @throws Error that shows everything it wrote, for any exit code but 0.
 */
export async function mustRun(command: readonly [string, ...string[]], folder: string): Promise<string> {
  const [program, ...args] = command
  const child = spawn(program, args, {
    cwd: folder,
    env: userEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout,
  })
  const stdout: Buffer[] = []
  const stderr: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  const printed = Buffer.concat(stdout).toString()
  if (code === 0) return printed
  const errors = Buffer.concat(stderr).toString()
  throw new Error(`${command.join(' ')} (in ${folder}): exit code ${code}\n${printed}\n${errors}`)
}

/** What the package manager and the test runner put into the environment, but how the registry is reached. */
const added =
  /^(npm_(?!config_(registry|cache|cafile|userconfig|https?_proxy|noproxy)$)|pnpm_|VITEST|(NODE|NODE_PATH|NODE_OPTIONS|NODE_ENV|INIT_CWD|DEV|PROD|SSR|MODE|TEST)$)/i

/**
 * The environment of a user's shell, with this Node first. NODE_PATH above all must go: with it, packages of the repository
 * would be found that an empty project does not have.
 */
function userEnvironment(): NodeJS.ProcessEnv {
  return {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !added.test(name))),
    PATH: [path.dirname(process.execPath), process.env['PATH']].join(path.delimiter),
    ONNXRUNTIME_NODE_INSTALL: 'skip',
  }
}
