import type { TaskLibrary } from '@eval/core'
import type { PyValue } from '@eval/pystd'
import type { TaskConfig } from '../config/task-config.ts'
import { isFunctionReference } from '../loading/function-reference.ts'
import type { DocumentField } from './document-field.ts'
import { loadPort } from './load-port.ts'
import type { ProcessDocs, ProcessResults } from './task.ts'

/** The TypeScript functions of the `!function` keys that the task itself calls. */
export interface TaskFunctions {
  readonly processDocs: ProcessDocs | undefined
  readonly processResults: ProcessResults | undefined
  readonly target: DocumentField | undefined
  readonly choices: DocumentField | undefined
}

/**
 * Loads what a task calls. Functions of metrics and filters stay references for whoever scores.
 * @throws PrerequisiteError or DataError as {@link loadPort}
 */
export async function loadPorts(config: TaskConfig, library: TaskLibrary): Promise<TaskFunctions> {
  const load = async <T>(source: PyValue | undefined): Promise<T | undefined> =>
    isFunctionReference(source) ? await loadPort<T>(source, library) : undefined
  return {
    processDocs: await load<ProcessDocs>(config.process_docs),
    processResults: await load<ProcessResults>(config.process_results),
    target: await load<DocumentField>(config.doc_to_target),
    choices: await load<DocumentField>(config.doc_to_choice),
  }
}
