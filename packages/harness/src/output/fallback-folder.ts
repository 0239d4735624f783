import { homedir, tmpdir } from 'node:os'
import path from 'node:path'
import { sha256Hex } from '@eval/pystd'

/**
 * What takes the place of a folder (or file) that cannot be written: a folder of the user's state, always the same for the
 * same place, so that a later run finds what an earlier one left there.
 */
export function fallbackFolder(place: string, environment: NodeJS.ProcessEnv): string {
  const name = sha256Hex(path.resolve(place)).slice(0, 16)
  return path.join(stateFolder(environment), 'lmeval', 'fallback', name)
}

function stateFolder(environment: NodeJS.ProcessEnv): string {
  const given = environment['LMEVAL_HOME'] ?? environment['XDG_STATE_HOME']
  if (given !== undefined && given !== '') return given
  const home = homedir()
  return home === '' ? tmpdir() : path.join(home, '.local', 'state')
}
