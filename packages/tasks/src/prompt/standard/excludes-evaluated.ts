import type { PyValue } from '@eval/pystd'
import type { TaskConfig } from '../../config/task-config.ts'

/**
 * Whether the document that is asked is left out of its own examples.
 *
 * Parity: no split at all counts as the same split, so tasks that evaluate on `validation_split` draw one row too many.
 */
export function excludesEvaluated({
  fewshot_config: shots,
  fewshot_split: split,
  test_split,
}: TaskConfig): boolean {
  const fewshot: PyValue | undefined = shots?.['split'] ?? split
  return (fewshot ?? undefined) === test_split
}
