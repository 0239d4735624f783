import { DataError, type PythonTable } from '@eval/core'
import { datasetRequest, type DatasetSource, requireColumns } from '@eval/datasets'
import { dictFromEntries, dictEntries, pyStr } from '@eval/pystd'
import type { Task } from '../task/task.ts'
import { readTable } from './read-table.ts'

/** The rows of one split of a task's dataset, before they are processed, and where they come from. */
export interface DocumentSplit extends PythonTable {
  readonly source: string
}

/** Reads the splits of a task's dataset. */
export type DocumentSplits = (split: string) => Promise<DocumentSplit>

/**
 * Of the dataset that the task names, or of those that its own function makes, which is called once.
 * @param names - The splits that will be read.
 * @throws DataError as the function does.
 */
export async function documentSplits(
  task: Task,
  source: DatasetSource,
  names: readonly string[],
): Promise<DocumentSplits> {
  const { customDataset } = task.functions
  if (customDataset === undefined) return async (split) => await namedSplit(task, source, split)
  const tables = await customDataset(datasetKeywords(task), [...new Set(names)])
  return async (split) => {
    const table = tables[split]
    if (table !== undefined) return { ...table, source: `\`custom_dataset\` of task ${task.name}` }
    throw new DataError(
      `Task ${task.name}: \`custom_dataset\` gives no split ${split}, only ${Object.keys(tables).join(', ')}.`,
    )
  }
}

/** @source lm_eval/api/task.py `ConfigurableTask.download` (0.4.13) */
async function namedSplit(task: Task, source: DatasetSource, split: string): Promise<DocumentSplit> {
  const { path, name } = task.dataset
  const request = datasetRequest({ path, name, kwargs: task.config.dataset_kwargs, split })
  const table = await source.load({ ...task.dataset, ...request })
  if (task.strategy && !task.processDocs && typeof task.config.doc_to_target === 'string')
    requireColumns(table, [task.config.doc_to_target], `task ${task.name}`)
  return { ...(await readTable(table)), source: table.source }
}

/** What lm_eval calls the function with. @throws DataError for a word that is said twice, as Python does */
function datasetKeywords({ name, metadata, config }: Task): ReturnType<typeof dictFromEntries> {
  const own = dictEntries(config.dataset_kwargs ?? {}).filter(([key]) => key !== 'trust_remote_code')
  const twice = own.find(([key]) => pyStr(key) in metadata)
  if (twice !== undefined)
    throw new DataError(
      `Task ${name}: \`${pyStr(twice[0])}\` is in \`dataset_kwargs\` and in \`metadata\`; \`custom_dataset\` is called with both.`,
    )
  return dictFromEntries([...dictEntries(metadata), ...own])
}
