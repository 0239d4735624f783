import { DataError, type PromptTask } from '@eval/core'
import { isDict, type PyRecord, type PyValue } from '@eval/pystd'
import type { Strip } from './strip.ts'

/** A text with an instruction: the record's own template, rendered. */
export interface InstructionText {
  readonly strip: Strip
  /** Put after the text. */
  readonly append: string
  /** The name of the field in templates of tasks whose `inputs` is one text. */
  readonly inputsName: string
  /** A part of a template whose braces are not a field. */
  readonly literal: string
}

/** A text without an instruction: a format of the task, or a field that the task adds to each record. */
export type PlainText =
  | { readonly from: 'format'; readonly format: string; readonly strip: Strip }
  | { readonly from: 'field'; readonly field: string }

/** The `prompt` block of a MERA task file. */
export interface PromptBlock {
  /** The whole prompt where no examples are shown. */
  readonly instruction: InstructionText
  /** The first example; like `instruction` where the block does not say otherwise. */
  readonly firstShot: InstructionText
  /** Every later example, and the question after examples. */
  readonly withoutInstruction: PlainText
}

const INSTRUCTION: InstructionText = { strip: 'both', append: '', inputsName: 'inputs', literal: '' }

/** @throws DataError for a block with an unknown key, a missing one, or a value of the wrong kind */
export function readPromptBlock({ name, prompt }: PromptTask): PromptBlock {
  const block = mapping(
    prompt,
    ['instruction', 'first_shot', 'without_instruction'],
    `task ${name}: \`prompt\``,
  )
  const instruction = instructionText(
    block['instruction'],
    INSTRUCTION,
    `task ${name}: \`prompt.instruction\``,
  )
  return {
    instruction,
    firstShot: instructionText(block['first_shot'], instruction, `task ${name}: \`prompt.first_shot\``),
    withoutInstruction: plainText(
      block['without_instruction'],
      `task ${name}: \`prompt.without_instruction\``,
    ),
  }
}

function instructionText(
  value: PyValue | undefined,
  otherwise: InstructionText,
  place: string,
): InstructionText {
  const said = mapping(value ?? {}, ['strip', 'append', 'inputs_name', 'literal'], place)
  return {
    strip: strip(said['strip'] ?? otherwise.strip, place),
    append: text(said['append'] ?? otherwise.append, `${place}.append`),
    inputsName: text(said['inputs_name'] ?? otherwise.inputsName, `${place}.inputs_name`),
    literal: text(said['literal'] ?? otherwise.literal, `${place}.literal`),
  }
}

function plainText(value: PyValue | undefined, place: string): PlainText {
  const said = mapping(value, ['format', 'strip', 'field'], place)
  if (said['field'] !== undefined) return { from: 'field', field: text(said['field'], `${place}.field`) }
  return {
    from: 'format',
    format: text(said['format'], `${place}.format`),
    strip: strip(said['strip'] ?? 'none', place),
  }
}

function mapping(value: PyValue | undefined, keys: readonly string[], place: string): PyRecord {
  if (!isRecord(value)) throw new DataError(`${place} must be a mapping with the keys ${keys.join(', ')}.`)
  const unknown = Object.keys(value).find((key) => !keys.includes(key))
  if (unknown === undefined) return value
  throw new DataError(`${place} has the unknown key \`${unknown}\`. Known: ${keys.join(', ')}.`)
}

function isRecord(value: PyValue | undefined): value is PyRecord {
  return value !== undefined && isDict(value) && !(value instanceof Map)
}

function text(value: PyValue | undefined, place: string): string {
  if (typeof value === 'string') return value
  throw new DataError(`${place} must be a text.`)
}

function strip(value: PyValue | undefined, place: string): Strip {
  if (value === 'none' || value === 'left' || value === 'right' || value === 'both') return value
  throw new DataError(`${place}.strip must be none, left, right or both.`)
}
