import type { TaskLibrary } from '@eval/core'
import type { TaskConfig } from '../config/task-config.ts'
import { isFunctionReference } from '../loading/function-reference.ts'
import { loadPort } from './load-port.ts'

const KEYS = ['process_docs', 'process_results', 'doc_to_target', 'doc_to_choice'] as const

/**
 * The TypeScript functions of the `!function` keys that the task itself calls, by reference text. Those of metrics and
 * filters stay references for whoever scores.
 * @throws PrerequisiteError or DataError as {@link loadPort}
 */
export async function loadPorts(
  config: TaskConfig,
  library: TaskLibrary,
): Promise<ReadonlyMap<string, unknown>> {
  const functions = new Map<string, unknown>()
  for (const key of KEYS) {
    const reference = config[key]
    if (typeof reference !== 'object' || Array.isArray(reference)) continue
    const source = reference as Exclude<typeof reference, readonly unknown[]>
    if (isFunctionReference(source)) functions.set(source['!function'], await loadPort(source, library))
  }
  return functions
}
