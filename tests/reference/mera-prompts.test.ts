import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ChatMessage, ChatRenderer, HarnessProfile, Instance } from '@eval/core'
import { localFolderSource } from '@eval/datasets'
import {
  dictEntries,
  dictGet,
  isDict,
  jsonDumps,
  jsonLoads,
  type PyDict,
  type PyValue,
  sha256Hex,
} from '@eval/pystd'
import { meraLibrary } from '@eval/task-library'
import { buildTaskIndex, loadTask, type OpenTaskSettings, openTask, type Task } from '@eval/tasks'
import { describe, expect, test } from 'vitest'

// Recorded by MERA v1.2 (9cf05b2) on its forks of lm_eval 0.4.4 and 0.4.8.
const shared = process.env.EVAL_SHARED ?? join(import.meta.dirname, '../../../shared')
const golden = join(shared, 'mera/golden')
const system = 'Ты — полезный ассистент.\nОтвечай кратко.'

/** Messages as JSON text, as API models take them. */
const json: ChatRenderer = {
  template: null,
  render: (messages) =>
    jsonDumps(
      messages.map(({ role, content }) => ({ role, content: textOf(content) })),
      { ensureAscii: false },
    ),
}

/** The template of the recorded string prompts. */
const chatml: ChatRenderer = {
  template: null,
  render: (messages, { addGenerationPrompt }) =>
    messages.map(turn).join('') + (addGenerationPrompt ? '<|im_start|>assistant\n' : ''),
}

function turn({ role, content }: ChatMessage): string {
  return `<|im_start|>${role}\n${textOf(content)}<|im_end|>\n`
}

interface Mode extends Partial<OpenTaskSettings> {
  readonly folder: string
  readonly profile: HarnessProfile
}

const modes: readonly Mode[] = [
  { folder: 'golden/loglike', profile: '0.4.4' },
  { folder: 'golden/gen', profile: '0.4.4' },
  { folder: 'golden/gen-plain-system', profile: '0.4.4', systemInstruction: system },
  { folder: 'golden/gen-chat-single', profile: '0.4.4', chat: json },
  {
    folder: 'golden/gen-chat-multiturn-system',
    profile: '0.4.4',
    chat: json,
    fewshotAsMultiturn: true,
    systemInstruction: system,
  },
  { folder: 'golden/loglike-chat-multiturn', profile: '0.4.4', chat: chatml, fewshotAsMultiturn: true },
  { folder: 'golden-0.4.8/loglike-plain', profile: '0.4.8' },
  { folder: 'golden-0.4.8/loglike-chat-multiturn', profile: '0.4.8', chat: chatml, fewshotAsMultiturn: true },
  { folder: 'golden-0.4.8/gen-chat-multiturn', profile: '0.4.8', chat: json, fewshotAsMultiturn: true },
]

describe.skipIf(!existsSync(golden))('recorded MERA prompts (skipped without the shared folder)', () => {
  test.each(modes)('$folder: ruMMLU asks what the reference asked', async (mode) => {
    const { task, lines } = recorded(mode)
    const opened = await openTask(await loaded(task), localFolderSource(join(golden, 'datasets')), {
      fewshotSeed: 1234,
      fewshotAsMultiturn: false,
      ...mode,
    })
    const instances = [...opened.instances()]
    expect(opened.documents.length).toBe(lines.length)
    for (const [docId, { doc }] of opened.documents.entries()) {
      const own = instances.filter((instance) => instance.docId === docId)
      const line = present(lines[docId])
      expect(jsonDumps(own.map(argumentsOf), { ensureAscii: false })).toBe(
        jsonDumps(line.arguments, { ensureAscii: false }),
      )
      expect(opened.task.targetText(doc)).toBe(line.target)
      expect(sha256Hex(jsonDumps(doc, { indent: 2, ensureAscii: false }))).toBe(line.doc_hash)
      expect(sha256Hex(contextOf(present(own[0])))).toBe(line.prompt_hash)
    }
  })
})

interface Line {
  /** Of each request: context and continuation, or context and generation arguments. */
  readonly arguments: readonly PyValue[]
  readonly target: PyValue
  readonly doc_hash: PyValue
  readonly prompt_hash: PyValue
}

function recorded(mode: Mode): { readonly task: string; readonly lines: readonly Line[] } {
  const folder = join(shared, 'mera', mode.folder, 'logs/org__fake-model')
  const file = present(readdirSync(folder).find((name) => name.startsWith('samples_rummlu')))
  const lines = readFileSync(join(folder, file), 'utf8').trimEnd().split('\n')
  return { task: present(/samples_(.+)_\d{4}-/.exec(file)?.[1]), lines: lines.map(readLine) }
}

function readLine(text: string): Line {
  const line = dict(jsonLoads(text))
  const field = (name: string): PyValue => present(dictGet(line, name))
  return {
    arguments: dictEntries(dict(field('arguments'))).map(([, one]) =>
      dictEntries(dict(one)).map(([, value]) => value),
    ),
    target: field('target'),
    doc_hash: field('doc_hash'),
    prompt_hash: field('prompt_hash'),
  }
}

async function loaded(task: string): Promise<Task> {
  const index = await buildTaskIndex([meraLibrary])
  expect(index.warnings).toEqual([])
  return await loadTask(task, index, { generationKwargs: { do_sample: false } })
}

/** A prompt made of messages is logged as a list of one JSON text. */
function argumentsOf(instance: Instance): PyValue {
  const context = contextOf(instance)
  const logged = context.startsWith('[{') ? [context] : context
  const { request } = instance
  if (request.type === 'loglikelihood') return [logged, request.continuation]
  return request.type === 'generate_until' ? [logged, request.generation] : [logged]
}

function contextOf({ request }: Instance): string {
  return textOf(request.type === 'loglikelihood_rolling' ? request.text : request.context)
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  throw new TypeError('expected a text')
}

function dict(value: PyValue): PyDict {
  if (isDict(value)) return value
  throw new TypeError('expected a mapping')
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new TypeError('expected a value')
  return value
}
