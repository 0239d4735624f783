import { dictGet, pyStr, sha256Hex } from '@eval/pystd'
import type { Task } from '@eval/tasks'
import type { RunConfiguration } from '../options/run-configuration.ts'

/**
 * The name under which the requests of a task are stored.
 *
 * Parity: neither the seed nor the samples, the generation arguments, the task file, nor (without a chat template) the model
 * are in it; see `changedSettings`.
 *
 * @source lm_eval/api/task.py `build_all_requests`, 0.4.13
 */
export function requestCacheKey({ name, numFewshot }: Task, run: RunConfiguration): string {
  const isChat = run.applyChatTemplate !== false
  return [
    `requests-${name}-${numFewshot}shot-rank0-world_size1`,
    isChat ? '-chat_template' : '',
    run.fewshotAsMultiturn ? '-fewshot_as_multiturn' : '',
    run.systemInstruction === null ? '' : `-system_prompt_hash${sha256Hex(run.systemInstruction)}`,
    `-tokenizer${isChat ? tokenizerName(run) : ''}`,
  ].join('')
}

/** @source lm_eval/models/huggingface.py `tokenizer_name`, 0.4.13 */
function tokenizerName({ modelArgs }: RunConfiguration): string {
  const tokenizer = dictGet(modelArgs, 'tokenizer') ?? dictGet(modelArgs, 'pretrained') ?? ''
  return pyStr(tokenizer).replaceAll('/', '__')
}
