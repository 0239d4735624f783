import { anthropicMessages } from '../dialects/anthropic-messages.ts'
import { anthropicText } from '../dialects/anthropic-text.ts'
import { azureChat } from '../dialects/azure-chat.ts'
import { localChat } from '../dialects/local-chat.ts'
import { openaiChat } from '../dialects/openai-chat.ts'
import { openaiCompletions } from '../dialects/openai-completions.ts'
import { sglangGenerate } from '../dialects/sglang-generate.ts'
import type { ApiModel } from './api-model.ts'
import { azureAddress } from './azure-address.ts'

const openaiKey = { variable: 'OPENAI_API_KEY', required: true }
const anthropicKey = { variable: 'ANTHROPIC_API_KEY', required: true }
const untokenized = { tokenizerBackend: 'none', tokenizedRequests: false } as const

const anthropicChat: ApiModel = {
  dialect: anthropicMessages,
  baseUrl: 'https://api.anthropic.com/v1/messages',
  ...untokenized,
  key: anthropicKey,
}

/** The names of `--model` that are answered over HTTP. @source lm_eval/models/__init__.py (0.4.13), `MODEL_MAPPING` */
export const apiModels: Readonly<Record<string, ApiModel>> = {
  'local-completions': {
    dialect: openaiCompletions,
    tokenizerBackend: 'auto',
    tokenizedRequests: true,
    key: { ...openaiKey, required: false },
  },
  'local-chat-completions': {
    dialect: localChat,
    ...untokenized,
    key: { ...openaiKey, required: false },
  },
  'openai-completions': {
    dialect: openaiCompletions,
    baseUrl: 'https://api.openai.com/v1/completions',
    tokenizerBackend: 'tiktoken',
    tokenizedRequests: true,
    key: openaiKey,
    scoringModels: ['babbage-002', 'davinci-002'],
  },
  'openai-chat-completions': {
    dialect: openaiChat,
    baseUrl: 'https://api.openai.com/v1/chat/completions',
    ...untokenized,
    key: openaiKey,
  },
  'anthropic-chat': anthropicChat,
  'anthropic-chat-completions': anthropicChat,
  'anthropic-completions': {
    dialect: anthropicText,
    baseUrl: 'https://api.anthropic.com/v1/complete',
    ...untokenized,
    key: anthropicKey,
    defaultModel: 'claude-2.0',
  },
  'azure-openai-chat-completions': {
    dialect: azureChat,
    address: azureAddress,
    ...untokenized,
    key: { variable: 'AZURE_OPENAI_API_KEY', required: true },
  },
  'sglang-generate': { dialect: sglangGenerate, tokenizerBackend: 'huggingface', tokenizedRequests: true },
}
