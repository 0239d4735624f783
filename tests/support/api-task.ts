import type { TemporaryFolder } from './temporary-folder.ts'

/** Writes a task `sums` that asks for texts, and its documents, into `tasks` of a folder. */
export function writeSums(folder: TemporaryFolder, documents: number): void {
  const docs = Array.from({ length: documents }, (_, index) => ({ q: `${index} + 1 = ?`, a: `${index + 1}` }))
  folder.write('sums.jsonl', docs.map((doc) => JSON.stringify(doc)).join('\n'))
  folder.write(
    'tasks/sums.yaml',
    `task: sums
dataset_path: json
dataset_kwargs:
  data_files:
    test: sums.jsonl
test_split: test
output_type: generate_until
doc_to_text: "{{q}}"
doc_to_target: "{{a}}"
generation_kwargs:
  until: ["\\n"]
  max_gen_toks: 8
metric_list:
  - metric: exact_match
`,
  )
}

/** The answer of a chat endpoint to a conversation whose last message is a sum: the right one. */
export function chatAnswer(body: string): string {
  const { messages }: { messages: readonly { content: string }[] } = JSON.parse(body)
  const [first = ''] = messages.at(-1)?.content.split(' ') ?? []
  return JSON.stringify({
    choices: [
      { index: 0, message: { role: 'assistant', content: `${Number(first) + 1}` }, finish_reason: 'stop' },
    ],
  })
}
