import { readFile } from 'node:fs/promises'
import { DataError, PrerequisiteError } from '@eval/core'
import type { TaskConfig } from '../../config/task-config.ts'
import { parseTaskYaml } from '../../loading/parse-task-yaml.ts'
import { isRecord } from '../../loading/shapes.ts'

/** Prompts that lm_eval brings, by category and name. @source lm_eval/prompts/__init__.py PROMPT_REGISTRY (0.4.13) */
const PROMPTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'qa-basic': {
    'question-newline-answer': 'Question: {{question}}\nAnswer:',
    'q-newline-a': 'Q: {{question}}\nA:',
  },
}

/** The keys that a named prompt takes the place of. */
export type NamedPrompt = Pick<TaskConfig, 'doc_to_text' | 'doc_to_target' | 'doc_to_choice'>

/**
 * What `use_prompt` stands for: `category:name`, of lm_eval's own prompts or of a YAML file.
 *
 * Parity: a prompt of lm_eval's own stands for the answer, and the choices, too.
 * @throws PrerequisiteError for a prompt of the Python package promptsource; DataError for one that is not known.
 * @source lm_eval/prompts/__init__.py `get_prompt` (0.4.13)
 */
export async function namedPrompt(config: TaskConfig, file: string): Promise<NamedPrompt | undefined> {
  const { use_prompt: said } = config
  if (said === undefined) return undefined
  const where = `Task ${config.task} (${file}): \`use_prompt: ${said}\``
  const [category = '', name = '', ...more] = said.split(':')
  if (category === 'promptsource')
    throw new PrerequisiteError(
      `${where} needs the Python package promptsource, whose templates are not here. Write them as \`doc_to_text\` and \`doc_to_target\`.`,
    )
  if (more.length > 0) throw new DataError(`${where} must be \`category:name\`.`)
  if (category.includes('.yaml')) return await promptOfFile(category, name, config, where)
  const prompt = PROMPTS[category]?.[name]
  if (prompt === undefined) throw new DataError(`${where}: there is no such prompt.`)
  const choices = config.doc_to_choice === undefined ? {} : { doc_to_choice: prompt }
  return { doc_to_text: prompt, doc_to_target: prompt, ...choices }
}

/** A task's configuration with a prompt in place of its own keys and those of its examples. */
export function withPrompt(config: TaskConfig, prompt: NamedPrompt | undefined): TaskConfig {
  if (prompt === undefined) return config
  const shots = Object.entries(config.fewshot_config ?? {}).filter(([key]) => !(key in prompt))
  return { ...config, ...prompt, fewshot_config: Object.fromEntries(shots) }
}

/** Parity: the file is looked for where the program was started. */
async function promptOfFile(
  file: string,
  name: string,
  config: TaskConfig,
  where: string,
): Promise<NamedPrompt> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) throw new DataError(`${where}: the file ${file} cannot be read.`)
  const { prompts } = parseTaskYaml(text, file).values
  const prompt = isRecord(prompts) ? prompts[name] : undefined
  if (!isRecord(prompt)) throw new DataError(`${where}: ${file} has no prompt ${name}.`)
  const { doc_to_text: question, doc_to_target: answer, doc_to_choice: choices } = prompt
  if (typeof question !== 'string' || typeof answer !== 'string')
    throw new DataError(`${where}: the prompt must say \`doc_to_text\` and \`doc_to_target\`.`)
  if (choices !== undefined || config.doc_to_choice !== undefined)
    throw new DataError(`${where}: prompts of files cannot have choices, nor tasks that use them.`)
  return { doc_to_text: question, doc_to_target: answer }
}
