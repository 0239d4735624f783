import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ModelError } from '@eval/core'
import { isJsonObject, type JsonObject } from '../json/json-object.ts'

/** The files of a folder that make a tokenizer, parsed. */
export interface TokenizerFiles {
  readonly tokenizerJson: unknown
  readonly tokenizerConfig: JsonObject | undefined
  readonly specialTokensMap: JsonObject | undefined
  readonly addedTokens: JsonObject | undefined
  readonly modelConfig: JsonObject | undefined
  /** `chat_template.jinja` as `default`, and the further template files by name. */
  readonly templateFiles: ReadonlyMap<string, string>
}

/**
 * Reads the tokenizer files of a model folder.
 * @throws ModelError if the folder or its tokenizer.json is missing, or a file is no JSON; the message names the file.
 */
export async function readTokenizerFiles(folder: string): Promise<TokenizerFiles> {
  const names = await list(folder)
  if (names === undefined) throw new ModelError(`there is no tokenizer: the folder ${folder} does not exist`)
  if (!names.includes('tokenizer.json')) throw new ModelError(withoutTokenizerJson(folder, names))
  const object = async (name: string): Promise<JsonObject | undefined> =>
    names.includes(name) ? readObject(join(folder, name)) : undefined
  return {
    tokenizerJson: await readJson(join(folder, 'tokenizer.json')),
    tokenizerConfig: await object('tokenizer_config.json'),
    specialTokensMap: await object('special_tokens_map.json'),
    addedTokens: await object('added_tokens.json'),
    modelConfig: await object('config.json'),
    templateFiles: await readTemplates(folder, names),
  }
}

function withoutTokenizerJson(folder: string, names: readonly string[]): string {
  const others = names.filter((name) =>
    /^(tokenizer\.model.*|.*\.tiktoken|tekken\.json|vocab\.(json|txt)|merges\.txt|spiece\.model)$/.test(name),
  )
  const found =
    others.length === 0
      ? 'it holds no tokenizer files'
      : `it holds only ${others.join(', ')}, a form that is not read here`
  return `${folder} has no tokenizer.json: ${found}. Save the tokenizer with transformers (AutoTokenizer.from_pretrained(…).save_pretrained(…)) or give another tokenizer`
}

async function readTemplates(folder: string, names: readonly string[]): Promise<Map<string, string>> {
  const templates = new Map<string, string>()
  if (names.includes('chat_template.jinja'))
    templates.set('default', await readFile(join(folder, 'chat_template.jinja'), 'utf8'))
  // The first is the name transformers uses; its documentation says the second.
  const directory = ['additional_chat_templates', 'chat_templates'].find((name) => names.includes(name))
  if (directory === undefined) return templates
  for (const file of ((await list(join(folder, directory))) ?? []).sort()) {
    if (!file.endsWith('.jinja')) continue
    templates.set(file.slice(0, -'.jinja'.length), await readFile(join(folder, directory, file), 'utf8'))
  }
  return templates
}

async function readObject(file: string): Promise<JsonObject> {
  const value = await readJson(file)
  if (!isJsonObject(value)) throw new ModelError(`${file} holds no JSON object`)
  return value
}

async function readJson(file: string): Promise<unknown> {
  // A pipe would be waited for, a folder fails with a text that does not say where.
  if (!(await stat(file)).isFile())
    throw new ModelError(`${file} is no regular file, where a file is expected`)
  const text = await readFile(file, 'utf8')
  if (text.startsWith('version https://git-lfs'))
    throw new ModelError(`${file} is a Git LFS pointer, not the file: fetch it with git lfs pull`)
  try {
    return JSON.parse(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new ModelError(
      `${file} (${text.length} characters) is not valid JSON, perhaps cut short: ${reason}. Fetch it again`,
      { cause: error },
    )
  }
}

async function list(folder: string): Promise<string[] | undefined> {
  try {
    return await readdir(folder)
  } catch {
    return undefined
  }
}
