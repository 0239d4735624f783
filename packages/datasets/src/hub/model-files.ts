import { fnmatch } from '@eval/pystd'

/** What makes up a model besides its weights, where a repository has it. */
const SMALL_FILES: readonly string[] = [
  'config.json',
  'generation_config.json',
  'preprocessor_config.json',
  'processor_config.json',
  'tokenizer*',
  '*.tiktoken',
  'vocab.json',
  'vocab.txt',
  'merges.txt',
  'special_tokens_map.json',
  'added_tokens.json',
  'spiece.model',
  'sentencepiece.bpe.model',
  'chat_template.*',
  'chat_templates/*',
  'additional_chat_templates/*',
]

/**
 * Chooses a model's files: configuration, tokenizer, chat templates, and one set of safetensors weights (repositories may
 * hold the same weights twice).
 * @param files of the model's folder, relative to it
 * @param patterns shell patterns that replace the choice
 */
export function selectModelFiles(files: readonly string[], patterns?: readonly string[]): readonly string[] {
  if (patterns) return files.filter((file) => patterns.some((pattern) => fnmatch(file, pattern)))
  const weights = new Set(selectWeights(files))
  return files.filter(
    (file) => weights.has(file) || SMALL_FILES.some((pattern) => matchesHere(file, pattern)),
  )
}

/** `*` does not reach into folders. */
function matchesHere(file: string, pattern: string): boolean {
  return file.split('/').length === pattern.split('/').length && fnmatch(file, pattern)
}

function selectWeights(files: readonly string[]): readonly string[] {
  const index = 'model.safetensors.index.json'
  if (files.includes(index))
    return [index, ...files.filter((file) => /^model-\d+-of-\d+\.safetensors$/.test(file))]
  if (files.includes('model.safetensors')) return ['model.safetensors']
  return files.filter((file) => /^[^/]+\.safetensors(?:\.index\.json)?$/.test(file))
}
