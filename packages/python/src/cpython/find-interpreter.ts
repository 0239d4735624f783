import { spawn } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { PrerequisiteError, UsageError } from '@eval/core'

/** A Python of the user's. */
export interface Interpreter {
  /** Path or name to start it by. */
  readonly path: string
  /** Such as `3.11.7`. */
  readonly version: string
}

/** Runs in any Python. */
const question = `import sys; sys.stdout.write("\\neval-python %d.%d.%d\\n" % sys.version_info[:3])`

/** Milliseconds until a Python must have said which one it is. */
const limit = 20_000

/**
 * Looks at what a user names as a Python: an interpreter, the folder of a virtual environment, or a command.
 *
 * @throws UsageError if there is no such file, or it is no Python.
 * @throws PrerequisiteError if it is older than 3.10, or does not answer.
 */
export async function findInterpreter(named: string, timeLimit: number = limit): Promise<Interpreter> {
  const file = executableOf(named)
  const { code, output, error } = await ran(file, timeLimit)
  if (error === 'late')
    throw new PrerequisiteError(
      `${named} did not say within ${timeLimit / 1000} s which Python it is, and was ended`,
    )
  if (error !== undefined) throw new UsageError(`${named} cannot be started as a Python: ${error}`)
  const version = /^eval-python (\d+\.\d+\.\d+)$/m.exec(output)?.[1]
  if (version === undefined) {
    const said = output.trim().slice(-200)
    throw new UsageError(
      `${named} is no Python: it ended with code ${code}${said === '' ? '' : `, saying: ${said}`}`,
    )
  }
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major < 3 || (major === 3 && minor < 10))
    throw new PrerequisiteError(`${named} is Python ${version}; helpers of tasks need 3.10 or newer`)
  return { path: file, version }
}

/** A virtual environment has its Python in `bin` or `Scripts`. */
function executableOf(named: string): string {
  if (!existsSync(named)) {
    if (/[\\/]/.test(named)) throw new UsageError(`there is no Python at ${named}`)
    return named
  }
  if (!statSync(named).isDirectory()) return path.resolve(named)
  const inside = ['bin/python', 'bin/python3', 'Scripts/python.exe', 'python.exe']
  const found = inside.map((each) => path.resolve(named, each)).find((each) => existsSync(each))
  if (found !== undefined) return found
  throw new UsageError(`the folder ${named} holds no Python: neither ${inside.join(' nor ')}`)
}

interface Ran {
  readonly code: number | null
  readonly output: string
  /** `late`, or why it could not be started. */
  readonly error?: string
}

function ran(file: string, timeLimit: number): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(file, ['-c', question], { stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part: Buffer) => {
        output = (output + part.toString()).slice(-10_000)
      })
    const end = (answer: Ran): void => {
      clearTimeout(timer)
      child.kill('SIGKILL')
      child.stdout.destroy()
      child.stderr.destroy()
      resolve(answer)
    }
    const timer = setTimeout(() => end({ code: null, output, error: 'late' }), timeLimit)
    child.once('error', (error) => end({ code: null, output, error: error.message }))
    child.once('close', (code) => end({ code, output }))
  })
}
