import { dictEntries, isDict, type PyValue } from '@eval/pystd'

/** Whether a right answer is hidden: an empty text, list or object, or one of empty texts. */
export function isWithheld(gold: PyValue): boolean {
  if (gold === null || gold === '') return true
  if (Array.isArray(gold)) return (gold as readonly PyValue[]).every(isWithheld)
  return isDict(gold) && dictEntries(gold).every(([, value]) => isWithheld(value))
}
