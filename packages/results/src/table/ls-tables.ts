import { markdownTable } from './markdown-table.ts'

/** A task or group and the file that defines it; null where there is none. */
export interface ListedTask {
  readonly name: string
  readonly location: string | null
}

/** What `ls` shows; a kind that is absent is not shown. */
export interface TaskListing {
  readonly groups?: readonly ListedTask[]
  readonly tags?: readonly string[]
  /** `outputType` as far as the task file states it. */
  readonly subtasks?: readonly (ListedTask & { readonly outputType?: string })[]
}

/**
 * What `lm_eval ls` prints: a line break, then each kind's table followed by two line breaks.
 * @source lm_eval/tasks/manager.py `list_all_tasks`, 0.4.13
 */
export function lsTables(listing: TaskListing): string {
  const { groups, tags, subtasks } = listing
  let text = '\n'
  if (groups) {
    const rows = groups.map((group) => [group.name, locationText(group.location)])
    text += `${markdownTable(['Group', 'Config Location'], rows)}\n\n`
  }
  if (tags) {
    const rows = tags.map((tag) => [tag])
    text += `${markdownTable(['Tag'], rows)}\n\n`
  }
  if (subtasks) {
    const rows = subtasks.map((task) => [task.name, locationText(task.location), task.outputType ?? ''])
    text += `${markdownTable(['Task', 'Config Location', 'Output Type'], rows)}\n\n`
  }
  return text
}

/** Files of lm_eval's own library are shown from `lm_eval/tasks/` on. */
function locationText(location: string | null): string {
  if (location === null) return '---'
  const library = location.lastIndexOf('lm_eval/tasks/')
  return library < 0 ? location : location.slice(library)
}
