import path from 'node:path'
import type { PythonHost, PythonServices } from '@eval/core'
import { type RecordedSplit, recordingSource } from '@eval/datasets'
import type { PyRandom } from '@eval/pystd'
import { type OpenPython, pythonServices } from '@eval/tasks'
import type { RunConfiguration } from '../options/run-configuration.ts'
import { cacheFolder } from '../output/cache-folder.ts'
import type { EvaluationContext } from './evaluation-context.ts'
import { librariesOf } from './libraries-of.ts'

/** A run's Python for the helpers of its tasks, opened when the first of them needs it and closed with the run. */
export interface RunPython extends AsyncDisposable {
  readonly open: OpenPython
  /** Tells of the splits that helpers load from now on. */
  onSplit(record: (split: RecordedSplit) => void): void
  /** Lets a generator go on where Python's own is now, if any helper was run. */
  overtake(random: PyRandom): Promise<void>
}

export function runPython(run: RunConfiguration, context: EvaluationContext): RunPython {
  let opened: Promise<PythonHost> | undefined
  let recordSplit: (split: RecordedSplit) => void = () => {}
  const services = pythonServices(recordingSource(context.source, (split) => recordSplit(split)))
  return {
    open: () => (opened ??= openHost(run, context, services)),
    onSplit: (record) => {
      recordSplit = record
    },
    overtake: async (random) => {
      const host = await opened
      if (host === undefined) return
      const [root = '.'] = rootsOf(run, context)
      const getstate = await host.load({ folder: root, module: 'random', name: 'getstate', root })
      const [state] = await getstate.call([{ arguments: [] }])
      random.setstate(state ?? null)
    },
    [Symbol.asyncDispose]: async () => (await opened?.catch(() => undefined))?.[Symbol.asyncDispose](),
  }
}

/** Loaded when it is needed: a run without Python helpers starts without it. */
async function openHost(
  run: RunConfiguration,
  context: EvaluationContext,
  services: PythonServices,
): Promise<PythonHost> {
  const { openPythonHost } = await import('@eval/python/host')
  const [python, numpy] = run.seeds
  return openPythonHost({
    roots: rootsOf(run, context),
    seeds: { python: Number(python ?? 0), numpy: Number(numpy ?? 0) },
    cacheFolder: cacheFolder(context.environment),
    services,
    signal: context.signal,
  })
}

function rootsOf(run: RunConfiguration, context: EvaluationContext): readonly string[] {
  return librariesOf(run, context).map(({ root }) => path.resolve(root))
}
