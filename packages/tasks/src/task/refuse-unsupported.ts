import { UsageError } from '@eval/core'
import type { TaskConfig } from '../config/task-config.ts'

/** Keys that change what a task does and are not acted upon yet: better no run than a wrong one. */
const UNSUPPORTED: readonly (keyof TaskConfig)[] = ['use_prompt']

/** @throws UsageError if the task file says something that is not supported yet. */
export function refuseUnsupported(config: TaskConfig, file: string): void {
  const found = UNSUPPORTED.find(
    (key) => config[key] !== undefined && config[key] !== '' && config[key] !== false,
  )
  if (found === undefined) return
  throw new UsageError(`Task ${config.task} (${file}) uses \`${found}\`, which is not supported yet.`)
}
