/** One template, or several with names. */
export type ChatTemplates = string | ReadonlyMap<string, string>

/**
 * The chat templates of a tokenizer. Template files take the place of those in tokenizer_config.json.
 *
 * @param config content of `tokenizer_config.json`
 * @param files `chat_template.jinja` as `default`, further files by name
 * @source transformers/tokenization_utils_base.py (`_from_pretrained`), 5.23
 */
export function readChatTemplates(
  config: Readonly<Record<string, unknown>>,
  files: ReadonlyMap<string, string>,
): ChatTemplates | undefined {
  const onlyFile = files.size === 1 ? files.get('default') : undefined
  if (onlyFile !== undefined) return onlyFile
  if (files.size > 0) return files
  const configured = config.chat_template
  if (typeof configured === 'string') return configured
  if (Array.isArray(configured)) return new Map(configured.flatMap(namedTemplate))
  if (typeof configured === 'object' && configured !== null)
    return new Map(Object.entries(configured).filter(isText))
  return undefined
}

function namedTemplate(entry: unknown): [string, string][] {
  if (typeof entry !== 'object' || entry === null || !('name' in entry) || !('template' in entry)) return []
  const { name, template } = entry
  return typeof name === 'string' && typeof template === 'string' ? [[name, template]] : []
}

function isText(entry: [string, unknown]): entry is [string, string] {
  return typeof entry[1] === 'string'
}
