/** Names of `--model` that `@eval/backends-api` answers; a test holds them against its own. */
export const apiNames = [
  'local-completions',
  'local-chat-completions',
  'openai-completions',
  'openai-chat-completions',
  'anthropic-chat',
  'anthropic-chat-completions',
  'anthropic-completions',
  'azure-openai-chat-completions',
  'sglang-generate',
] as const
