import { readFile } from 'node:fs/promises'
import { type Environment, isTrue } from './hub-environment.ts'

/**
 * The user's access token: HF_TOKEN (HUGGING_FACE_HUB_TOKEN), else the token file that `hf auth login` writes; undefined if
 * there is none. HF_HUB_DISABLE_IMPLICIT_TOKEN keeps it from being sent.
 * @source huggingface_hub/utils/_auth.py, get_token, 2.4.0
 */
export async function readHubToken(env: Environment, tokenPath: string): Promise<string | undefined> {
  if (isTrue(env['HF_HUB_DISABLE_IMPLICIT_TOKEN'])) return undefined
  const fromEnvironment = clean(env['HF_TOKEN'] || env['HUGGING_FACE_HUB_TOKEN'])
  if (fromEnvironment !== undefined) return fromEnvironment
  // No token file is the usual case, and an unreadable one only means that nobody is logged in.
  return clean(await readFile(tokenPath, 'utf8').catch(() => undefined))
}

function clean(token: string | undefined): string | undefined {
  return token?.replace(/[\r\n]/g, '').trim() || undefined
}
