import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { localFolderSource } from '@eval/datasets'
import { printedResults, simpleEvaluate } from '@eval/harness'
import { resolveRun, runOptions } from '@eval/harness/options'

const folder = mkdtempSync(path.join(tmpdir(), 'colours-'))
const questions = { sky: 'blue', grass: 'green', snow: 'white', blood: 'red' }
const lines = Object.entries(questions).map(([thing, answer]) => JSON.stringify({ thing, answer }))
writeFileSync(path.join(folder, 'colours.test.jsonl'), lines.join('\n'))
writeFileSync(
  path.join(folder, 'colours.yaml'),
  `task: colours
dataset_path: colours
test_split: test
output_type: multiple_choice
prompt_strategy: question
doc_to_choice: [red, green, blue, white]
doc_to_target: answer
metric_list: [{ metric: acc }]
metadata: { version: 1.0 }
`,
)

// A library is a folder of task files and the code they name.
const library = {
  root: folder,
  ports: {},
  strategies: { question: async () => () => ({ build: ({ thing }) => `What colour is ${thing}?` }) },
}

const run = await resolveRun({ model: 'dummy', tasks: ['colours'] }, runOptions)
const outcome = await simpleEvaluate(run, {
  libraries: [library],
  source: localFolderSource(folder),
  progress: { progress() {}, warning: console.warn },
  signal: new AbortController().signal,
  environment: process.env,
  now: Date.now,
  program: { name: 'example', version: '1.0.0' },
  print: console.log,
})
console.log(printedResults(run, outcome))
