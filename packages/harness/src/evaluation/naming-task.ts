import { DataError, UsageError } from '@eval/core'
import type { Task } from '@eval/tasks'

/** Does something for a task; a mistake whose message does not say whose it is gets the task's name and file before it. */
export async function namingTask<T>(
  { name, file }: Pick<Task, 'name' | 'file'>,
  action: () => T | Promise<T>,
): Promise<T> {
  try {
    return await action()
  } catch (error) {
    const isMistake = error instanceof DataError || error instanceof UsageError
    if (!isMistake || [`ask ${name}`, file].some((known) => error.message.includes(known))) throw error
    const message = `${file}: task ${name}: ${error.message}`
    throw error instanceof DataError
      ? new DataError(message, { cause: error })
      : new UsageError(message, { cause: error })
  }
}
