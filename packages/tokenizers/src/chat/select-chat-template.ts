import { UsageError } from '@eval/core'
import { compareCodePoints } from '@eval/pystd'
import type { ChatTemplates } from './chat-templates.ts'

/** How a template is chosen. */
export interface SelectChatTemplateOptions {
  /** Told when a name is given and the model has a single, nameless template. */
  readonly warn?: (message: string) => void
}

/**
 * The template that `--apply_chat_template` (true) or `--apply_chat_template NAME` means; null when it asks for none or
 * the model has none.
 *
 * Parity: lm_eval logs the named template but renders with the default one; here the chosen one does both.
 *
 * @throws UsageError if there is no template of that name, or several and none called `default`.
 * @source lm_eval/api/model.py (`TemplateLM.chat_template`), 0.4.13
 */
export function selectChatTemplate(
  templates: ChatTemplates | undefined,
  choice: string | boolean | null,
  options: SelectChatTemplateOptions = {},
): string | null {
  if (choice === false || choice === null || templates === undefined || templates === '') return null
  if (typeof templates === 'string') {
    if (typeof choice === 'string')
      options.warn?.(
        `the model has a single chat template without a name: it is used, and "${choice}" is ignored`,
      )
    return templates
  }
  const name = choice === true ? 'default' : choice
  const template = templates.get(name)
  if (template !== undefined) return template
  const names = [...templates.keys()].sort(compareCodePoints).join(', ')
  throw new UsageError(
    choice === true
      ? `the model has several chat templates and none is called default; name one with --apply_chat_template: ${names}`
      : `the model has no chat template "${name}"; it has: ${names}`,
  )
}
