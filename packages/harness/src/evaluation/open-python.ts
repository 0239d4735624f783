import path from 'node:path'
import type { PythonServices } from '@eval/core'
import { type RecordedSplit, recordingSource } from '@eval/datasets'
import type { PyRandom } from '@eval/pystd'
import { type OpenPython, pythonServices } from '@eval/tasks'
import type { RunConfiguration } from '../options/run-configuration.ts'
import { cacheFolder } from '../output/cache-folder.ts'
import { taskTokenizers } from '../python/task-tokenizers.ts'
import { taskPython, type TaskPythonOptions } from '../python/task-python.ts'
import type { EvaluationContext } from './evaluation-context.ts'
import { librariesOf } from './libraries-of.ts'

/** A run's Python for the helpers of its tasks, opened when the first of them needs it and closed with the run. */
export interface RunPython extends AsyncDisposable {
  readonly open: OpenPython
  /** Gets what the user has chosen for it, so that what is wrong with that is known at once. */
  prepare(): Promise<void>
  /** Tells of the splits that helpers load from now on. */
  onSplit(record: (split: RecordedSplit) => void): void
  /** Lets a generator go on where Python's own is now, if any helper was run. */
  overtake(random: PyRandom): Promise<void>
}

export function runPython(run: RunConfiguration, context: EvaluationContext): RunPython {
  let recordSplit: (split: RecordedSplit) => void = () => {}
  const services = {
    ...pythonServices(recordingSource(context.source, (split) => recordSplit(split))),
    tokenizer: taskTokenizers(context),
  }
  const python = taskPython(optionsOf(run, context, services))
  return {
    prepare: () => python.prepare(),
    open: () => python.open(),
    onSplit: (record) => {
      recordSplit = record
    },
    overtake: async (random) => {
      const host = await python.opened()
      if (host === undefined) return
      const [root = '.'] = rootsOf(run, context)
      const getstate = await host.load({ folder: root, module: 'random', name: 'getstate', root })
      const [state] = await getstate.call([{ arguments: [] }])
      random.setstate(state ?? null)
    },
    [Symbol.asyncDispose]: () => python[Symbol.asyncDispose](),
  }
}

function optionsOf(
  run: RunConfiguration,
  context: EvaluationContext,
  services: PythonServices,
): TaskPythonOptions {
  const { environment, progress, signal, packages } = context
  const [python, numpy] = run.seeds
  return {
    choices: run.pythonChoices,
    roots: rootsOf(run, context),
    seeds: { python: Number(python ?? 0), numpy: Number(numpy ?? 0) },
    cacheFolder: cacheFolder(environment),
    services,
    // Parity: lm_eval's helpers print to standard output, above the tables.
    onPrint: (text) => context.print(text.replace(/\n$/, '')),
    environment,
    progress,
    signal,
    ...(packages === undefined ? {} : { packages }),
  }
}

function rootsOf(run: RunConfiguration, context: EvaluationContext): readonly string[] {
  return librariesOf(run, context).map(({ root }) => path.resolve(root))
}
