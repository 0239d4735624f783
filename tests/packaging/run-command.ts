import { spawn } from 'node:child_process'
import path from 'node:path'

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

/**
 * The environment without what the package manager and the test runner put into it, with this Node first. NODE_PATH above
 * all must go: with it, packages of the repository would be found that an empty project does not have.
 */
function userEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|pnpm_|VITEST|VITE_|NODE_|INIT_CWD$|DEV$|PROD$|SSR$|MODE$|TEST$)/i.test(name),
  )
  return {
    ...Object.fromEntries(kept),
    PATH: [path.dirname(process.execPath), process.env['PATH']].join(path.delimiter),
    ONNXRUNTIME_NODE_INSTALL: 'skip',
  }
}
