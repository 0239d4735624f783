import { expect, test } from 'vitest'
import { generatingTwins } from './generating-twins.ts'

test('tasks that generate where others score are found by their names', () => {
  const library = new Set([
    'arc_challenge_chat',
    'truthfulqa_gen',
    'mmlu_generative',
    'hellaswag',
    'sums_gen',
  ])
  const twins = generatingTwins(
    ['arc_challenge', 'truthfulqa_mc2', 'mmlu', 'hellaswag', 'sums_gen'],
    (name) => library.has(name),
  )
  expect([...twins]).toEqual([
    ['arc_challenge', 'arc_challenge_chat'],
    ['truthfulqa_mc2', 'truthfulqa_gen'],
    ['mmlu', 'mmlu_generative'],
  ])
})
