import { readFile } from 'node:fs/promises'
import { type ChatRenderer, UsageError } from '@eval/core'
import { type ChatRendererOptions, createChatRenderer } from './create-chat-renderer.ts'

/** What the template of a file may use. */
export interface TemplateFileOptions extends Omit<ChatRendererOptions, 'template'> {
  /** Text of `bos_token`. */
  readonly bosToken?: string
  /** Text of `eos_token`. */
  readonly eosToken?: string
}

/**
 * Renders conversations with the Jinja template in a file.
 * @throws UsageError if the file cannot be read; ModelError if the template cannot be parsed.
 */
export async function templateFileRenderer(
  file: string,
  options: TemplateFileOptions = {},
): Promise<ChatRenderer> {
  const { bosToken, eosToken, ...rest } = options
  const specialTokens: Record<string, string> = { ...rest.specialTokens }
  if (bosToken !== undefined) specialTokens.bos_token = bosToken
  if (eosToken !== undefined) specialTokens.eos_token = eosToken
  return createChatRenderer({ ...rest, template: await readTemplate(file), specialTokens })
}

async function readTemplate(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UsageError(`the chat template ${file} cannot be read: ${reason}`, { cause: error })
  }
}
