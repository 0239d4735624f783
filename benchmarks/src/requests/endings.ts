import { textWriter } from '../texts/text-writer.ts'
import type { ChoiceRequest } from './choice-request.ts'

const SEED = 20_260_402

/** Questions in the manner of HellaSwag: a scene, and four endings of several words. */
export function endings(questions: number): ChoiceRequest[] {
  const writer = textWriter('english', SEED)
  return Array.from({ length: questions }, () => {
    const context = `${writer.sentence(2, 4)}: ${writer.sentence(12, 25)}. ${writer.sentence(10, 20)}. ${writer.sentence(2, 3)}`
    return Array.from({ length: 4 }, () => ({
      context,
      continuation: ` ${writer.phrase(writer.count(10, 25))}.`,
    }))
  }).flat()
}
