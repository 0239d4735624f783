import { DataError, type Doc, type PromptTask } from '@eval/core'
import { isDict, type PyDict, PyError, strFormat } from '@eval/pystd'
import { choiceOfDigits } from './choice-of-digits.ts'
import { type InstructionText, type PlainText, readPromptBlock } from './prompt-block.ts'
import { recordField, textField } from './record-field.ts'
import { stripped } from './strip.ts'

/** The three texts a MERA task makes of a record. */
export interface PromptTexts {
  /** With instruction, where no examples are shown. */
  zeroShot(doc: Doc): string
  /** With instruction, for the first example. */
  firstShot(doc: Doc): string
  /** Without instruction, for the examples after the first. */
  laterShot(doc: Doc): string
  /** Without instruction, for the evaluated record after examples. */
  question(doc: Doc): string
}

/**
 * The texts of a task, as its `prompt` block says.
 * @throws DataError for a malformed block; the functions throw it for a record that does not fit its template.
 */
export function promptTexts(task: PromptTask): PromptTexts {
  const { instruction, firstShot, withoutInstruction } = readPromptBlock(task)
  return {
    zeroShot: (doc) => choiceOfDigits(task, doc, renderInstruction(instruction, doc)),
    firstShot: (doc) => choiceOfDigits(task, doc, renderInstruction(firstShot, doc)),
    laterShot: (doc) => renderPlain(withoutInstruction, doc),
    question: (doc) => choiceOfDigits(task, doc, renderPlain(withoutInstruction, doc)),
  }
}

function renderInstruction({ inputsName, literal, strip, append }: InstructionText, doc: Doc): string {
  const own = textField(doc, 'instruction')
  const template = literal === '' ? own : own.replaceAll(literal, escapeBraces(literal))
  return stripped(format(template, inputsOf(doc, inputsName), 'instruction'), strip) + append
}

function renderPlain(text: PlainText, doc: Doc): string {
  if (text.from === 'field') return textField(doc, text.field)
  return stripped(format(text.format, inputsOf(doc, 'inputs'), '`without_instruction`'), text.strip)
}

function inputsOf(doc: Doc, name: string): PyDict {
  const inputs = recordField(doc, 'inputs')
  return isDict(inputs) ? inputs : { [name]: inputs }
}

function escapeBraces(text: string): string {
  return text.replaceAll('{', '{{').replaceAll('}', '}}')
}

function format(template: string, fields: PyDict, what: string): string {
  try {
    return strFormat(template, [], fields)
  } catch (error) {
    if (!(error instanceof PyError)) throw error
    const known = isDict(fields) && !(fields instanceof Map) ? Object.keys(fields).join(', ') : ''
    throw new DataError(
      `the ${what} template does not fit the fields of "inputs" (${error.pythonType}: ${error.message}). "inputs" has: ${known}.`,
      { cause: error },
    )
  }
}
