import type { ProgressSink, Tokenizer } from '@eval/core'

/** What the files of a tokenizer are looked for with. */
export interface TaskTokenizerOptions {
  readonly environment: NodeJS.ProcessEnv
  readonly progress: ProgressSink
  readonly signal: AbortSignal
}

const tokenizerFiles = ['*.json', '*.txt', '*.jinja']

/** Opens tokenizers by folder or repository, each once: tasks that make texts of a length ask for them. */
export function taskTokenizers(options: TaskTokenizerOptions): (name: string) => Promise<Tokenizer> {
  const opened = new Map<string, Promise<Tokenizer>>()
  return (name) => {
    const known = opened.get(name) ?? openTokenizer(name, options)
    opened.set(name, known)
    return known
  }
}

async function openTokenizer(
  name: string,
  { environment, progress, signal }: TaskTokenizerOptions,
): Promise<Tokenizer> {
  const { createHub } = await import('@eval/datasets/hub')
  const { loadTokenizer } = await import('@eval/tokenizers')
  const hub = createHub({ env: environment, progress, signal })
  const folder = await hub.resolveModelFolder(name, { files: tokenizerFiles })
  return (await loadTokenizer(folder)).tokenizer
}
