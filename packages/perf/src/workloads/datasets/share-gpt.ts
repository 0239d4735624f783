import { dictGet, isDict, pyStrip, type PyValue } from '@eval/pystd'
import type { DatasetContext } from '../dataset-context.ts'
import { fitsLength } from '../fits-length.ts'
import { parseRecordLine } from '../parse-record.ts'
import type { Conversation, Message, WorkloadPrompt } from '../prompt.ts'
import { datasetFile, readLines } from '../read-lines.ts'

interface Exchange {
  readonly human: string
  readonly assistant: string
}

/** Dialogues with the answers of the dataset, up to the last question. @source evalscope/perf/plugin/datasets/share_gpt.py, 1.10.0 */
export async function* shareGpt(context: DatasetContext): AsyncGenerator<WorkloadPrompt> {
  for await (const exchanges of readExchanges(context)) {
    const messages = exchanges.flatMap(({ human, assistant }, index): Message[] => [
      { role: 'user', content: human },
      ...(assistant !== '' && index < exchanges.length - 1
        ? [{ role: 'assistant', content: assistant }]
        : []),
    ])
    const last = exchanges.at(-1)?.human ?? ''
    if (fitsLength(last, context.settings, context.tokenizer)) yield { kind: 'messages', messages }
  }
}

/** The questions of dialogues; the server answers. @source evalscope/perf/plugin/datasets/multi_turn.py, 1.10.0 */
export async function* shareGptConversations(context: DatasetContext): AsyncGenerator<Conversation> {
  const { settings, tokenizer } = context
  for await (const exchanges of readExchanges(context)) {
    const first = exchanges[0]?.human ?? ''
    if (!fitsLength(first, settings, tokenizer)) continue
    yield exchanges
      .slice(0, settings.maxTurns ?? exchanges.length)
      .map(({ human }) => ({ messages: [{ role: 'user', content: human }] }))
  }
}

async function* readExchanges({ settings }: DatasetContext): AsyncGenerator<Exchange[]> {
  const language = settings.dataset.includes('_zh') ? 'zh' : 'en'
  const file = datasetFile(settings, `common_${language}_70k.jsonl of swift/sharegpt on modelscope.cn`)
  let line = 0
  for await (const text of readLines(file)) {
    line++
    const list = dictGet(parseRecordLine(text, file, line), 'conversation')
    const exchanges = (Array.isArray(list) ? list : []).map(exchange).filter(({ human }) => human !== '')
    if (exchanges.length > 0) yield exchanges
  }
}

function exchange(value: PyValue): Exchange {
  const text = (key: string): string => {
    const found = isDict(value) ? dictGet(value, key) : undefined
    return typeof found === 'string' ? pyStrip(found) : ''
  }
  return { human: text('human'), assistant: text('assistant') }
}
