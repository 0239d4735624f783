import type { HarnessProfile } from '@eval/core'
import { DatasetNotFoundError, type DatasetSource } from '@eval/datasets'
import type { SampleRecord } from '@eval/results'
import { type BenchmarkPrompts, benchmarkPrompts } from './benchmark-prompts.ts'
import { loggedPrompt } from './logged-prompt.ts'
import { parsedMessages } from './parsed-messages.ts'
import type { PromptForm } from './prompt-form.ts'
import { samePrompt } from './same-prompt.ts'
import { type TemplateFrames, templateFrames } from './template-frames.ts'

/** The form of a log's prompts, and the benchmark's prompts in that form. */
export interface FoundForm {
  readonly form: PromptForm
  readonly prompts: BenchmarkPrompts
}

/** What to find the form by. */
export interface FormClues {
  readonly taskName: string
  readonly source: DatasetSource
  readonly profile: HarnessProfile
  /** The first lines of the log: one changed line must not decide. */
  readonly records: readonly SampleRecord[]
}

/**
 * Finds how the prompts of a log are written: the strictest form in which most of its first lines are the benchmark's, else
 * the one in which the most are. Undefined for a task whose prompts cannot be built here.
 */
export async function findPromptForm(clues: FormClues): Promise<FoundForm | undefined> {
  let best: { readonly found: FoundForm; readonly score: number } | undefined
  for (const chat of [false, true]) {
    // Of a template only the messages are known: those of several turns occur, one after the other, in a prompt of one turn
    // too, but not the other way round.
    for (const multiturn of chat ? [false, true] : [false]) {
      for (const form of candidateForms(clues, chat, multiturn)) {
        const found = await built(clues, form)
        if (found === undefined) return undefined
        const score = matches(clues.records, found)
        if (best === undefined || score > best.score) best = { found, score }
        if (score * 2 > clues.records.length) return found
      }
    }
  }
  return best?.found
}

function candidateForms({ records }: FormClues, chat: boolean, multiturn: boolean): readonly PromptForm[] {
  const logged = records.map(loggedPrompt).find((prompt) => prompt !== undefined) ?? ''
  const messages = parsedMessages(logged)
  if (!chat) return messages === undefined ? [{ kind: 'plain', system: '' }] : []
  if (messages === undefined) return [{ kind: 'template', multiturn, frames: new Map() }]
  const [first] = messages
  const system = first?.role === 'system' ? { system: first.content } : {}
  return [{ kind: 'json', ...system, multiturn }]
}

async function built(clues: FormClues, form: PromptForm): Promise<FoundForm | undefined> {
  const prompts = await promptsIn(clues, form)
  if (prompts === undefined) return undefined
  return { prompts, form: completed(form, clues.records, prompts) }
}

/** Undefined also where the data lacks the split that examples are drawn from. */
async function promptsIn(
  { taskName, source, profile }: FormClues,
  form: PromptForm,
): Promise<BenchmarkPrompts | undefined> {
  try {
    return await benchmarkPrompts(taskName, source, {
      profile,
      chat: form.kind !== 'plain',
      multiturn: form.kind !== 'plain' && form.multiturn,
      ...(form.kind === 'json' && form.system !== undefined ? { system: form.system } : {}),
    })
  } catch (error) {
    if (error instanceof DatasetNotFoundError) return undefined
    throw error
  }
}

function completed(
  form: PromptForm,
  records: readonly SampleRecord[],
  prompts: BenchmarkPrompts,
): PromptForm {
  if (form.kind === 'plain') return withSystem(records, prompts)
  return form.kind === 'template' ? { ...form, frames: framesOf(records, prompts) } : form
}

function framesOf(records: readonly SampleRecord[], prompts: BenchmarkPrompts): TemplateFrames {
  const known = records.flatMap((record) => {
    const [text, messages] = [loggedPrompt(record), prompts.prompt(record.docId)]
    return text === undefined || messages === undefined || typeof messages === 'string'
      ? []
      : [{ text, messages }]
  })
  return templateFrames(known)
}

/**
 * A system instruction precedes a plain prompt without anything between; it is what most lines begin with, so that text put
 * before one prompt is none.
 */
function withSystem(records: readonly SampleRecord[], prompts: BenchmarkPrompts): PromptForm {
  const systems = records.flatMap((record) => {
    const [logged, expected] = [loggedPrompt(record), prompts.prompt(record.docId)]
    if (logged === undefined || typeof expected !== 'string' || !logged.endsWith(expected)) return []
    return [logged.slice(0, logged.length - expected.length)]
  })
  return { kind: 'plain', system: mostFrequent(systems) ?? '' }
}

/** Of those that are equally frequent, the first. */
function mostFrequent(texts: readonly string[]): string | undefined {
  const count = (text: string): number => texts.filter((other) => other === text).length
  return texts.toSorted((a, b) => count(b) - count(a))[0]
}

function matches(records: readonly SampleRecord[], { form, prompts }: FoundForm): number {
  return records.filter((record) => {
    const [logged, expected] = [loggedPrompt(record), prompts.prompt(record.docId)]
    return logged !== undefined && expected !== undefined && samePrompt(logged, expected, form)
  }).length
}
