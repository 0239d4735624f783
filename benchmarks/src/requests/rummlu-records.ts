import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type TextWriter, textWriter } from '../texts/text-writer.ts'

const SEED = 20_260_404
/** The real data has 57 subjects of 246 records on the average, and five examples for each. */
const PER_SUBJECT = 246
const PER_EXAMPLE = 49
const MOST_EXAMPLES = 5
/** The fields of `{braces}` are filled in by the task. */
const INSTRUCTIONS: readonly string[] = [
  'Вопрос по теме «{subject}»:\n{text}\nA {option_a}\nB {option_b}\nC {option_c}\nD {option_d}\nОтвет одной буквой:',
  'Каждый вопрос содержит четыре варианта.\nТема {subject}\n{text}\nA) {option_a}\nB) {option_b}\nC) {option_c}\nD) {option_d}\nОтвет:',
  '{text}\nA. {option_a}\nB. {option_b}\nC. {option_c}\nD. {option_d}\nТема «{subject}», верен один вариант.\nОтвет:',
  'Ответ на вопрос по теме {subject} это буква.\nВопрос: {text}\nA: {option_a}\nB: {option_b}\nC: {option_c}\nD: {option_d}\nОтвет:',
  'Тема: {subject}. Вопрос: {text} Варианты: A {option_a}; B {option_b}; C {option_c}; D {option_d}. Буква:',
]

/**
 * Writes `rummlu.test.jsonl` and `rummlu.train.jsonl`, synthetic records in the schema of MERA's ruMMLU. A part of a subject
 * has its share of the examples, so that never more questions than in the real data show the same one.
 */
export async function writeRummlu(folder: string, questions: number): Promise<void> {
  const writer = textWriter('russian', SEED)
  const subjects = Math.max(1, Math.round(questions / PER_SUBJECT))
  const names = Array.from({ length: subjects }, (_, place) => `subject_${place}`)
  const records = (count: number): string =>
    Array.from({ length: count }, (_, id) => {
      const domain = names[Math.floor((id * subjects) / count)] ?? ''
      return `${JSON.stringify(record(writer, id, domain))}\n`
    }).join('')
  const examples = Math.min(MOST_EXAMPLES, Math.ceil(questions / subjects / PER_EXAMPLE))
  await mkdir(folder, { recursive: true })
  await writeFile(path.join(folder, 'rummlu.train.jsonl'), records(subjects * examples))
  await writeFile(path.join(folder, 'rummlu.test.jsonl'), records(questions))
}

function record(writer: TextWriter, id: number, domain: string): Readonly<Record<string, unknown>> {
  const option = (): string => writer.phrase(writer.count(1, 7))
  return {
    instruction: INSTRUCTIONS[writer.count(0, INSTRUCTIONS.length - 1)],
    inputs: {
      text: `${writer.sentence(8, 35)}?`,
      option_a: option(),
      option_b: option(),
      option_c: option(),
      option_d: option(),
      subject: writer.phrase(2),
    },
    outputs: 'ABCD'[writer.count(0, 3)],
    meta: { id, domain },
  }
}
