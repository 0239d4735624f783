import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ChatMessage, ChatRenderer, HarnessProfile, Instance, Prompt } from '@eval/core'
import { localFolderSource } from '@eval/datasets'
import { jsonDumps, jsonLoads, type PyValue, sha256Hex } from '@eval/pystd'
import { meraLibrary } from '@eval/task-library'
import { buildTaskIndex, loadTask, type OpenTaskSettings, openTask } from '@eval/tasks'
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
      messages.map((message) => ({ ...message }) as PyValue),
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
  return `<|im_start|>${role}\n${String(content)}<|im_end|>\n`
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
    for (const [docId, line] of lines.entries()) {
      const own = instances.filter((instance) => instance.docId === docId)
      const { doc } = opened.documents[docId] ?? expect.fail()
      expect(jsonDumps(own.map(argumentsOf), { ensureAscii: false })).toBe(
        jsonDumps(Object.values(line.arguments).map(Object.values) as PyValue, { ensureAscii: false }),
      )
      expect(opened.task.targetText(doc)).toBe(line.target)
      expect(sha256Hex(jsonDumps(doc, { indent: 2, ensureAscii: false }))).toBe(line.doc_hash)
      expect(sha256Hex(String(promptOf(own[0] ?? expect.fail())))).toBe(line.prompt_hash)
    }
  })
})

interface Line {
  readonly arguments: Readonly<Record<string, object>>
  readonly target: string
  readonly doc_hash: string
  readonly prompt_hash: string
}

function recorded(mode: Mode): { readonly task: string; readonly lines: readonly Line[] } {
  const folder = join(shared, 'mera', mode.folder, 'logs/org__fake-model')
  const file = readdirSync(folder).find((name) => name.startsWith('samples_rummlu')) ?? expect.fail()
  const lines = readFileSync(join(folder, file), 'utf8').trimEnd().split('\n')
  return {
    task: /samples_(.+)_\d{4}-/.exec(file)?.[1] ?? expect.fail(),
    lines: lines.map((line) => jsonLoads(line) as unknown as Line),
  }
}

async function loaded(task: string) {
  const index = await buildTaskIndex([meraLibrary])
  expect(index.warnings).toEqual([])
  return await loadTask(task, index, { generationKwargs: { do_sample: false } })
}

/** A prompt made of messages is logged as a list of one JSON text. */
function argumentsOf({ request }: Instance): PyValue {
  const prompt = String(request.type === 'loglikelihood_rolling' ? request.text : request.context)
  const logged = prompt.startsWith('[{') ? [prompt] : prompt
  return request.type === 'loglikelihood'
    ? [logged, request.continuation]
    : request.type === 'generate_until'
      ? [logged, request.generation]
      : [logged]
}

function promptOf({ request }: Instance): Prompt {
  return request.type === 'loglikelihood_rolling' ? request.text : request.context
}
