import { codePointLength } from '@eval/pystd'
import type { PerfSettings } from '../options/perf-settings.ts'
import type { PromptTokenizer } from './prompt-tokenizer.ts'

/** Whether a text is between --min-prompt-length and --max-prompt-length: tokens with a tokenizer, else characters. */
export function fitsLength(
  text: string,
  settings: PerfSettings,
  tokenizer: PromptTokenizer | undefined,
): boolean {
  const { minPromptLength, maxPromptLength } = settings
  const length = tokenizer === undefined ? codePointLength(text) : tokenizer.length(text)
  return minPromptLength <= length && length <= maxPromptLength
}
