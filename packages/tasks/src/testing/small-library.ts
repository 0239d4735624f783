import type { ChatRenderer, Doc, PromptStrategy, TaskLibrary } from '@eval/core'
import { type DatasetSource, memoryTable } from '@eval/datasets'

/** A task that asks for one of two answers, in the way of {@link questionStrategy}. */
export const smallTask = `task: colours
dataset_path: made/up
dataset_name: colours
test_split: test
training_split: train
output_type: multiple_choice
doc_to_target: answer
doc_to_choice: [red, blue]
prompt_strategy: question
`

/** `question`, with the first examples of the pool before it. */
export const questionStrategy: PromptStrategy = (task, settings) => ({
  build: (doc) => {
    const shots = task.fewshotPool
      .slice(0, settings.numFewshot)
      .map(
        (shot) =>
          `${text(shot, 'question')}${task.targetDelimiter}${task.target(shot)}${task.fewshotDelimiter}`,
      )
    const prompt = (settings.systemInstruction ?? '') + shots.join('') + text(doc, 'question')
    return settings.chat?.render([{ role: 'user', content: prompt }], { addGenerationPrompt: true }) ?? prompt
  },
})

function text(doc: Doc, field: string): string {
  const value = doc[field]
  return typeof value === 'string' ? value : ''
}

/** A library without ports over a folder. */
export function smallLibrary(root: string): TaskLibrary {
  return { root, ports: {}, strategies: { question: () => Promise.resolve(questionStrategy) } }
}

/** Splits held in memory. */
export function memorySource(splits: Readonly<Record<string, readonly Doc[]>>): DatasetSource {
  const table = (split: string) => {
    const docs = splits[split] ?? []
    const features = new Map(
      Object.keys(docs[0] ?? {}).map((name) => [name, { kind: 'value', dtype: 'string' } as const]),
    )
    return memoryTable(`memory ${split}`, features, docs)
  }
  return { description: 'memory', load: ({ split }) => Promise.resolve(table(split)) }
}

/** Messages as JSON text. */
export const jsonChat: ChatRenderer = {
  template: null,
  render: (messages) => JSON.stringify(messages.map(({ role, content }) => [role, content])),
}
