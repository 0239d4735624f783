import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { buildTaskIndex } from '../../index/build-task-index.ts'
import { openTask } from '../../documents/open-task.ts'
import { loadTask } from '../../task/load-task.ts'
import { memorySource, smallLibrary } from '../../testing/small-library.ts'
import { temporaryFolder } from '../../testing/temporary-folder.ts'

const source = memorySource({ test: [{ question: 'Sky?', answer: 'blue' }] })

async function firstOf(keys: string, prompts = '') {
  const head = 'task: a\ndataset_path: x\ntest_split: test\noutput_type: loglikelihood\n'
  await using files = await temporaryFolder({ 'prompts.yaml.txt': prompts })
  await writeFile(path.join(files.folder, 'a.yaml'), head + keys.replace('FOLDER', files.folder))
  const task = await loadTask('a', await buildTaskIndex([smallLibrary(files.folder)]))
  const open = await openTask(task, source, { fewshotSeed: 1, fewshotAsMultiturn: false })
  const [instance] = [...open.instances()]
  return instance?.request
}

// As lm_eval 0.4.13 has it, Python 3.11.
test('a prompt of lm_eval’s own stands for question and answer', async () => {
  expect(
    await firstOf('use_prompt: qa-basic:question-newline-answer\ndoc_to_target: answer\n'),
  ).toMatchObject({
    context: 'Question: Sky?\nAnswer:',
    continuation: 'Question: Sky?\nAnswer:',
  })
})

test('a prompt of a file', async () => {
  const prompts = 'prompts:\n  one:\n    doc_to_text: "Q: {{question}}"\n    doc_to_target: "{{answer}}!"\n'
  expect(await firstOf('use_prompt: "FOLDER/prompts.yaml.txt:one"\n', prompts)).toMatchObject({
    context: 'Q: Sky?',
    continuation: 'blue!',
  })
  await expect(firstOf('use_prompt: "FOLDER/prompts.yaml.txt:two"\n', prompts)).rejects.toThrow(
    'has no prompt two',
  )
  await expect(firstOf('use_prompt: "none.yaml:two"\n')).rejects.toThrow('the file none.yaml cannot be read')
})
