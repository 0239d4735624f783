import { type TextWriter, textWriter } from '../texts/text-writer.ts'
import type { ChoiceRequest } from './choice-request.ts'

const SEED = 20_260_403
/** Questions of a subject; MMLU has 246 on the average. */
const PER_SUBJECT = 246
const EXAMPLES = 5
const LETTERS = ['A', 'B', 'C', 'D']

/** Questions in the manner of MMLU: an instruction, the five examples of the subject, a question, a letter. */
export function fewShot(questions: number): ChoiceRequest[] {
  const writer = textWriter('english', SEED)
  const requests: ChoiceRequest[] = []
  let examples = ''
  for (let question = 0; question < questions; question += 1) {
    if (question % PER_SUBJECT === 0) examples = subject(writer)
    const context = examples + block(writer)
    requests.push(...LETTERS.map((letter) => ({ context, continuation: ` ${letter}` })))
  }
  return requests
}

function subject(writer: TextWriter): string {
  const shown = Array.from({ length: EXAMPLES }, () => `${block(writer)} ${LETTERS[writer.count(0, 3)]}\n\n`)
  return `The following are multiple choice questions (with answers) about ${writer.phrase(2)}.\n\n${shown.join('')}`
}

function block(writer: TextWriter): string {
  const options = LETTERS.map((letter) => `${letter}. ${writer.sentence(2, 9)}\n`)
  return `${writer.sentence(8, 40)}?\n${options.join('')}Answer:`
}
