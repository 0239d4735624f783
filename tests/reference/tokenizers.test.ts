import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ChatMessage, ChatRole, ReportedToken } from '@eval/core'
import { pyRstrip } from '@eval/pystd'
import { createChatRenderer, loadTokenizer, resolveMaxLength, selectChatTemplate } from '@eval/tokenizers'
import { describe, expect, test } from 'vitest'

// Recorded by lm_eval 0.4.13 with transformers 5.23 and tokenizers 0.23.3.
const shared = process.env.EVAL_SHARED ?? join(import.meta.dirname, '../../../shared')
const models = join(shared, 'lm-eval/models')
const golden = join(shared, 'lm-eval/golden')
const vectors = join(shared, 'spec/vectors/backends')
const present = existsSync(models)
const names = present ? readdirSync(models) : []
const runs = present ? readdirSync(golden).filter(isModelRun) : []
const chatRuns = runs.filter((run) => commandOf(run).includes('--apply_chat_template'))

describe.skipIf(!present)('recorded tokenizers (skipped without the shared folder)', () => {
  interface RecordedInput {
    readonly text?: string
    readonly ids: readonly number[]
    readonly ids_without_special?: readonly number[]
    readonly decoded: string
    readonly decoded_skip_special: string
  }

  test.each(names)('%s: ids and decoded text', async (name) => {
    const { tokenizer } = await loadTokenizer(join(models, name))
    const recorded: { inputs: readonly RecordedInput[] } = JSON.parse(read(models, name, 'logits.json'))
    expect(recorded.inputs.length).toBeGreaterThan(0)
    for (const { text, ...input } of recorded.inputs) {
      expect({
        ids: text === undefined ? input.ids : [...tokenizer.encode(text)],
        decoded: tokenizer.decode(input.ids),
        decoded_skip_special: tokenizer.decode(input.ids, { skipSpecialTokens: true }),
      }).toMatchObject({
        ids: input.ids,
        decoded: input.decoded,
        decoded_skip_special: input.decoded_skip_special,
      })
      const bare = tokenizer.encode(text ?? '', { addSpecialTokens: false })
      expect([...bare]).toEqual(input.ids_without_special ?? [])
    }
  })

  test.each(runs)('run %s: ids of every recorded context and continuation', async (run) => {
    const { folder, addBosToken } = modelOf(run)
    const { tokenizer } = await loadTokenizer(folder, addBosToken === undefined ? {} : { addBosToken })
    const start = tokenizer.bosToken?.token ?? tokenizer.eosToken?.token ?? ''
    const encode = (text: string): number[] => {
      const flag = start !== '' && text.startsWith(start) ? false : addBosToken
      return [...tokenizer.encode(text, flag === undefined ? {} : { addSpecialTokens: flag })]
    }
    for (const request of scored(run)) {
      const context = encode(pyRstrip(request.context))
      const whole = encode(request.context + request.continuation)
      expect(context).toEqual(request.context_ids)
      expect(whole.slice(context.length)).toEqual(request.continuation_ids)
    }
  })

  const reported = names.filter((name) => existsSync(join(golden, `model-${name}`)))
  test.each(reported)('%s: report of special tokens', async (name) => {
    const { tokenizer } = await loadTokenizer(join(models, name))
    expect({
      tokenizer_pad_token: report(tokenizer.padToken),
      tokenizer_eos_token: report(tokenizer.eosToken),
      tokenizer_bos_token: report(tokenizer.bosToken),
    }).toEqual(resultsOf(`model-${name}`))
  })
})

describe.skipIf(!present)('recorded chat prompts (skipped without the shared folder)', () => {
  test.each(chatRuns)('run %s: rendering the messages of each prompt again', async (run) => {
    const { folder, variables } = modelOf(run)
    const { tokenizer, chatTemplates } = await loadTokenizer(folder)
    const template = selectChatTemplate(chatTemplates, true) ?? ''
    const chat = createChatRenderer({ template, specialTokens: tokenizer.specialTokens, variables })
    const prompts = recordedPrompts(run)
    expect(prompts.length).toBeGreaterThan(0)
    for (const prompt of prompts) {
      const { messages, open } = conversation(prompt)
      expect(chat.render(messages, { addGenerationPrompt: open })).toBe(prompt)
    }
  })

  test('gemma2 refuses a system message, which is then dropped', async () => {
    const { tokenizer, chatTemplates } = await loadTokenizer(join(models, 'gemma2'))
    const template = selectChatTemplate(chatTemplates, true) ?? ''
    const warnings: string[] = []
    const warn = (message: string): number => warnings.push(message)
    const chat = createChatRenderer({ template, specialTokens: tokenizer.specialTokens, warn })
    for (const prompt of recordedPrompts('chat-no-system')) {
      const { messages } = conversation(prompt)
      const instructed: ChatMessage[] = [{ role: 'system', content: 'Be brief.' }, ...messages]
      expect(chat.render(instructed, { addGenerationPrompt: true })).toBe(prompt)
    }
    expect(warnings[0]).toContain('System role not supported')
  })
})

describe.skipIf(!present)('recorded choices (skipped without the shared folder)', () => {
  interface TemplateCase {
    readonly tokenizer: { readonly chat_template?: string | Readonly<Record<string, string>> } | null
    readonly chat_template_argument: string | boolean | null
    readonly result?: string | null
    readonly error?: string
  }
  const choices: { cases: readonly TemplateCase[] } = present
    ? JSON.parse(read(vectors, 'chat_template_choice.json'))
    : { cases: [] }

  test.each(choices.cases.filter((item) => item.tokenizer !== null))('chat template %j', (item) => {
    const template = item.tokenizer?.chat_template
    const templates = typeof template === 'object' ? new Map(Object.entries(template)) : template
    const outcome = attempt(() => selectChatTemplate(templates, item.chat_template_argument))
    expect(outcome).toEqual(item.error === undefined ? { result: item.result } : { error: 'UsageError' })
  })

  interface LengthCase {
    readonly config: Readonly<Record<string, unknown>>
    readonly tokenizer_model_max_length: string | null
    readonly result: number
  }
  const lengths: { cases: readonly LengthCase[] } = present
    ? JSON.parse(read(vectors, 'max_length.json'))
    : { cases: [] }

  test.each(lengths.cases)('context length %j', ({ config, tokenizer_model_max_length: limit, result }) => {
    const tokenizer = limit === null ? {} : { tokenizerModelMaxLength: Number(limit) }
    expect(resolveMaxLength({ config, ...tokenizer })).toBe(result)
  })
})

function attempt(action: () => unknown): { result: unknown } | { error: string } {
  try {
    return { result: action() }
  } catch (error) {
    return { error: error instanceof Error ? error.name : 'unknown' }
  }
}

/** The messages of a rendered prompt, in any of the five recorded formats; `open`: the assistant's turn is empty. */
function conversation(prompt: string): { messages: ChatMessage[]; open: boolean } {
  const format = formats.find((candidate) => candidate.marker.test(prompt))
  const found = [...prompt.matchAll(format?.turn ?? /$^/g)]
  const messages = found.map(({ groups }): ChatMessage => {
    const role = groups?.user === undefined ? roles[groups?.role ?? 'assistant'] : 'user'
    return { role: role ?? 'user', content: groups?.user ?? groups?.content ?? '' }
  })
  const open = format?.open.test(prompt) ?? true
  return { messages: open ? messages.filter((message) => message.content !== '') : messages, open }
}

const roles: Readonly<Record<string, ChatRole>> = {
  system: 'system',
  user: 'user',
  assistant: 'assistant',
  model: 'assistant',
}

const formats: readonly { readonly marker: RegExp; readonly turn: RegExp; readonly open: RegExp }[] = [
  {
    marker: /^<\|im_start\|>/,
    turn: /<\|im_start\|>(?<role>\w+)\n(?<content>(?!<think>)[^]*?)(?:<\|im_end\|>\n|$)/g,
    open: /<\|im_start\|>assistant\n(<think>\n\n<\/think>\n\n)?$/,
  },
  {
    marker: /^<\|begin_of_text\|>/,
    turn: /<\|start_header_id\|>(?<role>\w+)<\|end_header_id\|>\n\n(?<content>[^]*?)(?:<\|eot_id\|>|$)/g,
    open: /<\|end_header_id\|>\n\n$/,
  },
  {
    marker: /^<bos>/,
    turn: /<start_of_turn>(?<role>\w+)\n(?<content>[^]*?)(?:<end_of_turn>\n|$)/g,
    open: /<start_of_turn>model\n$/,
  },
  {
    marker: /^<s>/,
    turn: /\[INST\] (?<user>[^]*?) \[\/INST\]|(?<=\[\/INST\]) (?<content>[^]*?)(?:<\/s>|$)/g,
    open: /\[\/INST\]$/,
  },
]

function isModelRun(run: string): boolean {
  return existsSync(join(golden, run, 'requests.jsonl')) && argumentsOf(run).has('pretrained')
}

function commandOf(run: string): readonly string[] {
  const recorded: { argv: readonly string[] } = JSON.parse(read(golden, run, 'run.json'))
  return recorded.argv
}

function argumentsOf(run: string): Map<string, string> {
  const argv = commandOf(run)
  const items = (argv[argv.indexOf('--model_args') + 1] ?? '').split(',')
  return new Map(items.map((item) => [item.split('=')[0] ?? '', item.split('=')[1] ?? '']))
}

interface RunModel {
  readonly folder: string
  readonly addBosToken: boolean | undefined
  readonly variables: Readonly<Record<string, unknown>>
}

function modelOf(run: string): RunModel {
  const settings = argumentsOf(run)
  const bos = settings.get('add_bos_token')
  const thinking = settings.get('enable_thinking')
  return {
    folder: join(shared, 'lm-eval', settings.get('pretrained') ?? ''),
    addBosToken: bos === undefined ? undefined : bos === 'True',
    variables: thinking === undefined ? {} : { enable_thinking: thinking === 'True' },
  }
}

interface RecordedRequest {
  readonly method: string
  readonly context: string
  readonly continuation: string
  readonly context_ids: readonly number[]
  readonly continuation_ids: readonly number[]
}

function requests(run: string): RecordedRequest[] {
  const lines = read(golden, run, 'requests.jsonl').split('\n')
  return lines.filter((line) => line !== '').map((line): RecordedRequest => JSON.parse(line))
}

function scored(run: string): RecordedRequest[] {
  return requests(run).filter((request) => request.method === 'loglikelihood' && request.context !== '')
}

function recordedPrompts(run: string): string[] {
  const withContext = requests(run).filter(
    ({ method }) => method === 'loglikelihood' || method === 'generate_until',
  )
  return [...new Set(withContext.map((request) => request.context))].filter((context) => context !== '')
}

function report(token: ReportedToken | undefined): unknown {
  return token === undefined ? [null, 'None'] : [token.token, String(token.id)]
}

function resultsOf(run: string): Record<string, unknown> {
  const folder = join(golden, run, 'out')
  const model = readdirSync(folder)[0] ?? ''
  const file = readdirSync(join(folder, model)).find((name) => name.startsWith('results_')) ?? ''
  const results: Record<string, unknown> = JSON.parse(read(folder, model, file))
  const keys = ['tokenizer_pad_token', 'tokenizer_eos_token', 'tokenizer_bos_token']
  return Object.fromEntries(keys.map((key) => [key, results[key]]))
}

function read(...parts: string[]): string {
  return readFileSync(join(...parts), 'utf8')
}
