import type { PythonDatasetRequest, PythonServices } from '@eval/core'
import { type DatasetRequest, datasetRequest, type DatasetSource } from '@eval/datasets'
import { compileField } from '../fields/compile-field.ts'
import type { TemplateCompiler } from '../fields/template-compiler.ts'
import { readTable } from './read-table.ts'

/**
 * What helpers of tasks may ask for while they run: datasets from a source, templates rendered by this package.
 * @throws UsageError from its functions, for options of `load_dataset` that are not understood; else as the source does.
 */
export function pythonServices(source: DatasetSource): PythonServices {
  const compiled = new Map<string, ReturnType<TemplateCompiler>>()
  return {
    splits: async (request) => (await source.splits?.(requestOf(request, ''))) ?? [],
    dataset: async (request, split) => await readTable(await source.load(requestOf(request, split))),
    render: (template, doc) => {
      const render = compiled.get(template) ?? compileField(template)
      compiled.set(template, render)
      return render(doc)
    },
  }
}

function requestOf({ path, name, options }: PythonDatasetRequest, split: string): DatasetRequest {
  return datasetRequest({ path, name, kwargs: options, split })
}
