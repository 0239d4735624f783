import { DataError } from '@eval/core'
import { dictGet, pyStrip } from '@eval/pystd'
import { fitsLength } from '../fits-length.ts'
import type { DatasetContext } from '../dataset-context.ts'
import { parseRecordLine } from '../parse-record.ts'
import { textPrompt, type WorkloadPrompt } from '../prompt.ts'
import { datasetFile, readLines } from '../read-lines.ts'

/** Questions: the key `question` of every line. @source evalscope/perf/plugin/datasets/openqa.py, 1.4.1 */
export async function* openQa({ settings, tokenizer }: DatasetContext): AsyncGenerator<WorkloadPrompt> {
  const file = datasetFile(settings, 'open_qa.jsonl of AI-ModelScope/HC3-Chinese on modelscope.cn')
  let line = 0
  for await (const text of readLines(file)) {
    line++
    const question = dictGet(parseRecordLine(text, file, line), 'question')
    if (typeof question !== 'string') throw new DataError(`${file}, line ${line}: no text under "question"`)
    const prompt = pyStrip(question)
    if (fitsLength(prompt, settings, tokenizer)) yield textPrompt(prompt, settings.applyChatTemplate)
  }
}
