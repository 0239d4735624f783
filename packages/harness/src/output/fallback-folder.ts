import { homedir, tmpdir } from 'node:os'
import path from 'node:path'
import { sha256Hex } from '@eval/pystd'

/**
 * Where a run's files and answers go when its output folder cannot be written: a folder of the user's state, the same for
 * the same output folder, so that a later run finds them.
 */
export function fallbackFolder(outputPath: string, environment: NodeJS.ProcessEnv): string {
  const name = sha256Hex(path.resolve(outputPath)).slice(0, 16)
  return path.join(stateFolder(environment), 'lmeval', 'fallback', name)
}

function stateFolder(environment: NodeJS.ProcessEnv): string {
  const given = environment['LMEVAL_HOME'] ?? environment['XDG_STATE_HOME']
  if (given !== undefined && given !== '') return given
  const home = homedir()
  return home === '' ? tmpdir() : path.join(home, '.local', 'state')
}
