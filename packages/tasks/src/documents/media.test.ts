import { EncodedMedia, requestMedia } from '@eval/core'
import { type DatasetSource, type Feature, type Features, memoryTable } from '@eval/datasets'
import { expect, test } from 'vitest'
import { buildTaskIndex } from '../index/build-task-index.ts'
import { loadTask } from '../task/load-task.ts'
import { smallLibrary } from '../testing/small-library.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { openTask } from './open-task.ts'

const text: Feature = { kind: 'value', dtype: 'string' }
const image: Feature = { kind: 'media', type: 'Image' }
const features: Features = new Map<string, Feature>([
  ['question', text],
  ['answer', text],
  ['picture', image],
  ['more', { kind: 'list', item: { kind: 'struct', fields: new Map([['it', image]]) } }],
  ['sound', { kind: 'media', type: 'Audio' }],
])
const stored = (first: number) => ({ bytes: Uint8Array.of(first), path: `${first}.png` })
const rows = [
  { question: 'Q', answer: 'A', picture: stored(1), more: [{ it: stored(2) }], sound: stored(3) },
  { question: 'Q', answer: 'A', picture: null, more: [], sound: { bytes: null, path: 'there.wav' } },
]
const source: DatasetSource = {
  description: 'memory',
  load: async () => memoryTable('memory', features, rows),
}

async function open(keys: string) {
  const head =
    'task: pictures\ndataset_path: x\ntest_split: test\ndoc_to_text: "<image>{{question}}"\ndoc_to_target: answer\n'
  await using files = await temporaryFolder({ 'a.yaml': head + keys })
  const task = await loadTask('pictures', await buildTaskIndex([smallLibrary(files.folder)]))
  return await openTask(task, source, { fewshotSeed: 1, fewshotAsMultiturn: false })
}

test('requests show the images of columns, as bytes; one that is null is left out', async () => {
  const opened = await open('doc_to_image: [picture]\noutput_type: generate_until\n')
  expect(opened.task.media).toEqual(['image'])
  const [first, second] = [...opened.instances()]
  const picture = new EncodedMedia('image', Uint8Array.of(1), '1.png')
  expect(first?.request.media).toEqual({ visual: [picture] })
  expect(first?.request).toMatchObject({ context: '<image>Q' })
  expect(second?.request.media).toEqual({ visual: [] })
  expect(first && requestMedia(first.request)).toEqual([
    { type: 'image', mediaType: 'image/*', bytes: picture },
  ])
})

test('also inside lists, sounds, and in every request of a choice', async () => {
  const opened = await open(
    'doc_to_image: more\ndoc_to_audio: sound\noutput_type: multiple_choice\ndoc_to_choice: [A, B]\n',
  )
  expect(opened.task.media).toEqual(['image', 'audio'])
  expect(opened.documents[1]?.doc['sound']).toEqual({ bytes: null, path: 'there.wav' })
  const [a, b] = [...opened.instances()]
  const media = {
    visual: [{ it: new EncodedMedia('image', Uint8Array.of(2), '2.png') }],
    audio: new EncodedMedia('audio', Uint8Array.of(3), '3.png'),
  }
  expect([a?.request.media, b?.request.media]).toEqual([media, media])
})
