import { DataError } from '@eval/core'
import { isInt, pyTypeName, type PyValue } from '@eval/pystd'

/** Stands for a target that is none of the choices. */
export const noChoice = -100

/**
 * The target of a multiple-choice document as a position among its choices, or a list of positions.
 *
 * Parity: only positions beyond the end become -100; negative ones are kept and count from the end.
 *
 * @throws DataError for a target of another type, or one before the first choice.
 * @source lm_eval/api/task.py (0.4.13), `ConfigurableTask.process_results`
 */
export function goldChoice(target: PyValue, choices: readonly string[]): PyValue {
  if (Array.isArray(target)) return target.map((item: PyValue) => withinChoices(item, choices))
  if (typeof target !== 'string') return withinChoices(target, choices)
  const position = choices.indexOf(target)
  return position < 0 ? noChoice : position
}

function withinChoices(target: PyValue, choices: readonly string[]): PyValue {
  if (typeof target !== 'boolean' && !isInt(target)) {
    throw new DataError(
      `The target of a multiple-choice document is of type ${pyTypeName(target)}; it must be the position of a choice, ` +
        'the text of a choice, or a list of positions. Correct doc_to_target.',
    )
  }
  const position = Number(target)
  if (position < -choices.length && position !== noChoice) {
    throw new DataError(
      `The target of a multiple-choice document is ${position}, but it has ${choices.length} choices. Correct doc_to_target.`,
    )
  }
  return position < choices.length ? target : noChoice
}
