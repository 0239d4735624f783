import { DataError, type Doc, type PromptTask } from '@eval/core'
import { isDigit } from '@eval/pystd'

/**
 * Parity: in a task with choices a prompt that consists of digits only is taken for the index of a choice, and the choice
 * is shown in its place.
 * @throws DataError where the reference raises IndexError or SyntaxError.
 * @source lm_eval/api/task.py ConfigurableTask.doc_to_text (0.4.4)
 */
export function choiceOfDigits(task: PromptTask, doc: Doc, text: string): string {
  if (!task.choices || !isDigit(text)) return text
  const choice = /^(?:0|[1-9][0-9]*)$/.test(text) ? task.choices(doc)[Number(text)] : undefined
  if (choice !== undefined) return choice
  throw new DataError(
    `the prompt is the number ${text}, which lm_eval takes for a choice, and there is no such choice.`,
  )
}
