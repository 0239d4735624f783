import type { ChatMessage, Doc, PromptBuilder, PromptSettings, PromptStrategy, PromptTask } from '@eval/core'
import { type ExampleDraw, exampleDraw } from './example-draw.ts'
import { type PromptTexts, promptTexts } from './prompt-texts.ts'

/**
 * MERA's prompts. The first example carries the instruction of its record; later examples and the question are shown
 * without one. Without examples the question carries its own instruction.
 *
 * The prompt block of a task file says how the three texts are made of a record; see `prompt-block.ts`.
 * @source MERA benchmark_tasks/custom_samplers.py, lm_eval/api/task.py fewshot_context (0.4.4, 0.4.8 of MERA's fork)
 */
export const meraFewShot: PromptStrategy = (task, settings): PromptBuilder => {
  const parts: Parts = { task, settings, texts: promptTexts(task), draw: exampleDraw(task, settings) }
  const { chat } = settings
  if (!chat) return { build: (doc) => (settings.systemInstruction ?? '') + plainPrompt(parts, doc) }
  const turns = settings.fewshotAsMultiturn ? multiTurn : singleTurn
  return {
    build: (doc) => chat.render([...system(settings), ...turns(parts, doc)], { addGenerationPrompt: true }),
  }
}

interface Parts {
  readonly task: PromptTask
  readonly settings: PromptSettings
  readonly texts: PromptTexts
  readonly draw: ExampleDraw
}

function plainPrompt({ task, settings, texts, draw }: Parts, doc: Doc): string {
  if (settings.numFewshot === 0) return texts.zeroShot(doc)
  const shots = draw(doc).map((example, index) => {
    const text = index === 0 ? texts.firstShot(example) : texts.laterShot(example)
    return text + shownAnswer(task, settings, example)
  })
  return shots.join('') + texts.question(doc)
}

function shownAnswer(task: PromptTask, settings: PromptSettings, example: Doc): string {
  const answer = task.target(example)
  // Parity: from 0.4.8 on an example with an empty answer is glued to what follows.
  if (answer === '' && settings.profile !== '0.4.4') return ''
  return task.targetDelimiter + answer + task.fewshotDelimiter
}

function singleTurn(parts: Parts, doc: Doc): ChatMessage[] {
  // Parity: the reference draws once for the conversation, throws that away, and draws again for the text.
  if (parts.settings.numFewshot > 0) parts.draw(doc)
  return [{ role: 'user', content: plainPrompt(parts, doc) }]
}

function multiTurn({ task, settings, texts, draw }: Parts, doc: Doc): ChatMessage[] {
  if (settings.numFewshot === 0) return [{ role: 'user', content: texts.zeroShot(doc) }]
  const shots = draw(doc).flatMap((example, index): ChatMessage[] => [
    { role: 'user', content: index === 0 ? texts.firstShot(example) : texts.laterShot(example) },
    { role: 'assistant', content: task.target(example) },
  ])
  return [...shots, { role: 'user', content: texts.question(doc) }]
}

function system({ systemInstruction }: PromptSettings): ChatMessage[] {
  return systemInstruction ? [{ role: 'system', content: systemInstruction }] : []
}
