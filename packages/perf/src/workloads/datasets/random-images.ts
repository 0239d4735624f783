import { UsageError } from '@eval/core'
import type { DatasetContext } from '../dataset-context.ts'
import { randomPicture } from '../images/random-picture.ts'
import type { WorkloadPrompt } from '../prompt.ts'
import { randomTexts } from './random-prompts.ts'

/** Random prompts with pictures. @source evalscope/perf/plugin/datasets/random_vl_dataset.py, 1.4.1 */
export async function* randomImages(context: DatasetContext): AsyncGenerator<WorkloadPrompt> {
  const { settings, random } = context
  if (settings.imageNum < 1) throw new UsageError('--image-num must be at least 1')
  for await (const text of randomTexts(context)) {
    const pictures = Array.from({ length: settings.imageNum }, () => {
      const png = randomPicture(
        { width: settings.imageWidth, height: settings.imageHeight, mode: settings.imageFormat },
        random,
      )
      const url = `data:image/png;base64,${png.toString('base64')}`
      return { type: 'image_url', image_url: { url } }
    })
    yield { kind: 'messages', messages: [{ role: 'user', content: [{ type: 'text', text }, ...pictures] }] }
  }
}
