import type { RequestCache, StoredDocument, StoredRequests } from '@eval/cache'
import { DataError, type Instance, type ProgressSink } from '@eval/core'
import type { DatasetSource } from '@eval/datasets'
import { docHash } from '@eval/results'
import {
  type OpenTask,
  type OpenTaskSettings,
  openTask,
  type PreparedTask,
  prepareTask,
  selectDocuments,
  type Task,
  type TaskDocument,
} from '@eval/tasks'
import { changedSettings } from './changed-settings.ts'
import { requestSettings } from './request-settings.ts'

/** What a task's requests are taken from, and put into. */
export interface CachedTaskOptions {
  readonly cache: RequestCache
  readonly key: string
  /** Build the requests also where they are stored. */
  readonly refresh: boolean
  /** Who builds requests, with its version. */
  readonly program: string
  readonly progress: ProgressSink
}

/**
 * Prepares a task that is opened with the requests that are stored for it; where there are none, builds those of all
 * documents, whatever the limit, and stores them.
 *
 * Parity: stored requests are used as they are, whatever has changed since; here that is said.
 *
 * @source lm_eval/api/task.py `build_all_requests`, 0.4.13
 * @throws what `prepareTask` throws; when it is opened also DataError where requests of too few documents are stored.
 */
export async function prepareCachedTask(
  task: Task,
  source: DatasetSource,
  settings: OpenTaskSettings,
  options: CachedTaskOptions,
): Promise<PreparedTask> {
  const { cache, key, refresh, progress } = options
  const now = requestSettings(task, settings, options.program)
  const stored = refresh ? undefined : await cache.load(key)
  if (stored === undefined || stored.documents.length === 0)
    return await prepareStoring(task, source, settings, async (documents) => {
      await cache.save(key, { settings: now, documents })
    })
  const prepared = await prepareTask(task, source, settings)
  return {
    open: async () => {
      const open = await prepared.open()
      if (open.dialogues) return open
      const changed = [...changedSettings(stored.settings, now), ...changedDocuments(stored, open.documents)]
      if (changed.length > 0) progress.warning(staleText(task.name, changed))
      return withRequests(open, stored.documents)
    },
  }
}

async function prepareStoring(
  task: Task,
  source: DatasetSource,
  settings: OpenTaskSettings,
  save: (documents: readonly StoredDocument[]) => Promise<void>,
): Promise<PreparedTask> {
  const { limit, ...unlimited } = settings
  const prepared = await prepareTask(task, source, unlimited)
  return {
    open: async () => {
      const whole = await prepared.open()
      // Requests that depend on answers cannot be stored.
      if (whole.dialogues) return await openTask(task, source, settings)
      const built = storedDocuments(whole)
      await save(built)
      return withRequests(limit === undefined ? whole : limited(whole, limit), built)
    },
  }
}

function limited(open: OpenTask, limit: number): OpenTask {
  const { scoredDocuments } = open
  const { length } = selectDocuments(open.totalDocuments, { limit })
  return {
    ...open,
    documents: open.documents.slice(0, length),
    ...(scoredDocuments === undefined
      ? {}
      : { scoredDocuments: async () => (await scoredDocuments()).slice(0, length) }),
  }
}

function storedDocuments(open: OpenTask): readonly StoredDocument[] {
  const byDocument = Map.groupBy(open.instances(), ({ docId }) => docId)
  return open.documents.map(({ docId, doc }) => ({ doc, instances: byDocument.get(docId) ?? [] }))
}

/** Parity: the n-th stored document's requests are asked for the n-th document of the run, whichever that is. */
function withRequests(open: OpenTask, stored: readonly StoredDocument[]): OpenTask {
  const { task, documents } = open
  if (stored.length < documents.length)
    throw new DataError(
      `Task ${task.name}: the stored prompts cover only ${stored.length} of the run's ${documents.length} documents. --cache_requests refresh builds them anew.`,
    )
  return {
    ...open,
    *instances() {
      for (const [position, document] of documents.entries())
        yield* instancesOf(task.name, document, stored[position])
    },
  }
}

function* instancesOf(
  taskName: string,
  { docId }: TaskDocument,
  stored: StoredDocument | undefined,
): Generator<Instance, void, undefined> {
  if (stored === undefined) return
  for (const [index, { request, repeats }] of stored.instances.entries()) {
    const origin = { taskName, docId, index }
    yield { ...origin, doc: stored.doc, request: { ...request, origin }, repeats }
  }
}

function changedDocuments(stored: StoredRequests, documents: readonly TaskDocument[]): readonly string[] {
  const changed = documents.filter(({ doc }, position) => {
    const before = stored.documents[position]?.doc
    return before !== undefined && docHash(before) !== docHash(doc)
  })
  return changed.length === 0 ? [] : [`${changed.length} of ${documents.length} documents`]
}

function staleText(taskName: string, changed: readonly string[]): string {
  return `task ${taskName}: the stored prompts are used as they are (--cache_requests), as lm_eval does; they were built with other settings: ${changed.join(', ')}. --cache_requests refresh builds them anew.`
}
