import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseTaskYaml } from '../loading/parse-task-yaml.ts'
import { scanTaskFile } from './scan-task-file.ts'

const keys = ['class', 'group', 'task', 'tag', 'output_type', 'include']

/** Pieces of task files, plain and tricky. */
const pieces = [
  'task: a_b\n',
  'task: "quoted"\n',
  "task: 'single' # why\n",
  'task: 12\n',
  'task: yes\n',
  'task: two words\n',
  'task: a\n  continued\n',
  'task:\n  - x\n  - y # z\n\n# comment\n  - "q"\n',
  'task:\n- task: inner\n  num_fewshot: 1\n',
  'task: [a, b,\n  c]\n',
  'tag: [a, "b"]\n',
  'tag:\n- a\n- b\n',
  'tag:\n',
  'tag: null\n',
  'group: g\n',
  'include: ../base/x.yaml\n',
  'include: [a.yaml, ./b_yaml]\n',
  'output_type: generate_until\n',
  'description: |\n  task: not me\n  tag: x\n',
  'description: "text\n  task: not me"\n',
  'doc_to_choice: {task: a}\n',
  '"task": odd\n',
  '# task: comment\n',
  'task : spaced\n',
]

test('the quick look and the parser agree', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 }), (chosen) => {
      const text = chosen.join('')
      const { values } = parseTaskYaml(`${text}other: 1\n`, 'a.yaml')
      const wanted = Object.fromEntries(keys.flatMap((key) => (key in values ? [[key, values[key]]] : [])))
      expect(scanTaskFile(`${text}other: 1\n`, 'a.yaml')).toMatchObject(wanted)
    }),
    { numRuns: 500 },
  )
})

test('a class is seen without being loaded', () => {
  expect(scanTaskFile('task: a\nclass: !function task.Mine\n', 'a.yaml').class).toBeDefined()
})
