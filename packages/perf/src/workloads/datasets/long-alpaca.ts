import { DataError } from '@eval/core'
import { dictGet, isDict, pyStrip } from '@eval/pystd'
import type { DatasetContext } from '../dataset-context.ts'
import { fitsLength } from '../fits-length.ts'
import { textPrompt, type WorkloadPrompt } from '../prompt.ts'
import { datasetFile } from '../read-lines.ts'
import { readList } from '../read-list.ts'

/** Long instructions: the key `instruction` of a JSON list. @source evalscope/perf/plugin/datasets/longalpaca.py, 1.4.1 */
export async function* longAlpaca({ settings, tokenizer }: DatasetContext): AsyncGenerator<WorkloadPrompt> {
  const file = datasetFile(settings, 'AI-ModelScope/LongAlpaca-12k on modelscope.cn')
  const items = await readList(file)
  for (const [index, item] of items.entries()) {
    const instruction = isDict(item) ? dictGet(item, 'instruction') : undefined
    if (typeof instruction !== 'string')
      throw new DataError(`${file}, item ${index + 1}: no text under "instruction"`)
    const prompt = pyStrip(instruction)
    if (fitsLength(prompt, settings, tokenizer)) yield textPrompt(prompt, settings.applyChatTemplate)
  }
}
