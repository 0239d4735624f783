import { existsSync } from 'node:fs'
import path from 'node:path'
import { outputOf } from '../processes/output-of.ts'

/** The version whose numbers ours must equal. */
const WANTED = '0.4.13'

/** A Python with lm_eval. */
export interface Peer {
  /** The interpreter. */
  readonly python: string
  /** lm_eval's own program, in the same environment. */
  readonly program: string
  /** `lm_eval 0.4.13, torch 2.13.0+cpu, transformers 5.23.0, Python 3.11.7`. */
  readonly description: string
}

/** The peer, or one line that says why there is none. */
export type FoundPeer = { readonly peer: Peer } | { readonly missing: string }

const SCRIPT = `
import sys, importlib.metadata as m
print(m.version('lm_eval'), *(f'{n} {m.version(n)}' for n in ('torch', 'transformers')), 'Python %d.%d.%d' % sys.version_info[:3], sep='|')
`

/** Looks for the peer: the Python that `EVAL_BENCH_PYTHON` names, else the virtual environment in the work folder. */
export async function findPeer(workFolder: string, environment: NodeJS.ProcessEnv): Promise<FoundPeer> {
  const python = environment['EVAL_BENCH_PYTHON'] ?? path.join(workFolder, 'venv', 'bin', 'python')
  const how = 'see benchmarks/README.md; only our side is measured'
  if (!existsSync(python)) return { missing: `no Python with lm_eval at ${python}: ${how}` }
  const said = await outputOf([python, '-c', SCRIPT]).catch(() => '')
  const [version, ...others] = said.trim().split('|')
  if (version !== WANTED)
    return { missing: `${python} has no lm_eval ${WANTED} with torch and transformers: ${how}` }
  const program = path.join(path.dirname(python), 'lm_eval')
  return { peer: { python, program, description: [`lm_eval ${version}`, ...others].join(', ') } }
}
