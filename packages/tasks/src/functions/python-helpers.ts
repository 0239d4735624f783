import { DataError, type Doc, type PythonFunction } from '@eval/core'
import { isDict, pyRepr, type PyValue } from '@eval/pystd'
import { isList, isRecord } from '../loading/shapes.ts'
import type { ProcessAllResults, ProcessDocs } from './function-types.ts'

/** A Python function that gets a dataset. */
export function pythonProcessDocs(python: PythonFunction): ProcessDocs {
  return async (rows, features) => {
    const table = await python.process(features === undefined ? { rows } : { rows, features })
    return table.rows
  }
}

/** A Python function that makes the examples of a task. */
export function pythonSamples(python: PythonFunction): () => Promise<readonly Doc[]> {
  return async () => {
    const [samples = null] = await python.call([{ arguments: [] }])
    if (isList(samples) && samples.every(isRecord)) return samples
    throw odd(python, 'a list of mappings', samples)
  }
}

/** A Python function that scores documents. */
export function pythonProcessResults(python: PythonFunction): ProcessAllResults {
  return async (documents) => {
    const calls = documents.map(({ doc, results }) => ({ arguments: [doc, results] }))
    const scores = await python.call(calls, 'arrays')
    return scores.map((scored) => {
      if (isDict(scored)) return scored
      throw odd(python, 'a mapping of metrics', scored)
    })
  }
}

function odd({ reference }: PythonFunction, wanted: string, got: PyValue): DataError {
  return new DataError(`${reference.module}.${reference.name} must give ${wanted}, not ${pyRepr(got)}.`)
}
