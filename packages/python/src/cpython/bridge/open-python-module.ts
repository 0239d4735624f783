import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { BridgedModule } from './bridged-module.ts'
import type { PythonModule, PythonModuleOptions } from './python-module-options.ts'

/**
 * Starts a Python of the user's and imports a module in it, through pythonia in a thread of its own: several may be open at
 * once, with different interpreters. Python is not sandboxed. What it prints goes to a file.
 *
 * @throws PythonRaisedError if the module cannot be imported; PythonEndedError if Python ends before.
 */
export async function openPythonModule(options: PythonModuleOptions): Promise<PythonModule> {
  const folder = options.log === undefined ? await mkdtemp(path.join(tmpdir(), 'eval-python-')) : undefined
  const log = options.log ?? path.join(folder ?? '', 'output.txt')
  const module = new BridgedModule(options, { log, folder })
  try {
    await module.open(options.startLimit ?? 120_000)
    return module
  } catch (error) {
    await module[Symbol.asyncDispose]()
    throw error
  }
}
