import type { PyDict, PyRandom } from '@eval/pystd'
import type { PerfSettings } from '../../options/perf-settings.ts'
import type { PromptTokenizer } from '../prompt-tokenizer.ts'

/** What bodies are made from beside the prompt. */
export interface BodyContext {
  readonly settings: PerfSettings
  /** The parsed --query-template. */
  readonly template: PyDict | undefined
  readonly tokenizer: PromptTokenizer | undefined
  readonly random: PyRandom
}

/** The number of tokens a request asks for: the option, or a number from its range. */
export function sampleMaxTokens({ settings, random }: BodyContext): number | null {
  const { maxTokens } = settings
  if (typeof maxTokens === 'number' || maxTokens === null) return maxTokens
  return random.randint(maxTokens[0], maxTokens[1])
}
