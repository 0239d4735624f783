import { apiOptions } from './api-options.ts'
import type { BackendOpener } from './backend-opener.ts'

/** What a tokenizer and its chat templates are read from. */
const tokenizerFiles = ['*.json', '*.txt', '*.jinja', 'additional_chat_templates/*.jinja']

/** Opens a model behind HTTP under its name on the command line. */
export function openApi(name: string): BackendOpener {
  return async (request) => {
    const { openApiBackend } = await import('@eval/backends-api')
    const { progress, signal, environment, applyChatTemplate } = request
    const debugging = environment['LMEVAL_LOG_LEVEL']?.toUpperCase() === 'DEBUG'
    return openApiBackend(name, apiOptions(request), {
      progress,
      signal,
      environment,
      applyChatTemplate,
      ...(debugging ? { log: (line: string) => progress.warning(line) } : {}),
      resolveFolder: async (idOrFolder, choice) => {
        const { createHub } = await import('@eval/datasets/hub')
        const hub = createHub({ env: environment, progress, signal })
        return hub.resolveModelFolder(idOrFolder, { ...choice, files: tokenizerFiles })
      },
    })
  }
}
