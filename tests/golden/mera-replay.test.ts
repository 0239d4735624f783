import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../support/command.ts'
import { runFiles } from '../support/run-files.ts'
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts'

const folder = path.join(import.meta.dirname, 'rummlu')
/** As `make_goldens.py` has them. */
const system = ['--system_instruction', 'Отвечай одной буквой.\nНе объясняй ответ.']
const marks = `{% for m in messages %}<|im_start|>{{ m.role }}
{{ m.content }}<|im_end|>
{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant
{% endif %}`
const chat = '--apply_chat_template'
const multiturn = '--fewshot_as_multiturn'

test.each<[mode: string, template: 'json' | 'marks' | undefined, flags: readonly string[]]>([
  ['loglike', undefined, []],
  ['gen', undefined, []],
  ['gen-plain-system', undefined, system],
  ['gen-chat-single', 'json', [chat]],
  ['gen-chat-multiturn-system', 'json', [chat, multiturn, ...system]],
  ['loglike-chat-multiturn', 'marks', [chat, multiturn]],
  ['0.4.8-loglike-plain', undefined, ['--profile', '0.4.8', '--no_chat_template']],
  ['0.4.8-loglike-chat-multiturn', 'marks', ['--profile', '0.4.8']],
  ['0.4.8-gen-chat-multiturn', 'json', ['--profile', '0.4.8']],
])('%s: a replayed run writes the golden log and submission, byte for byte', async (mode, template, flags) => {
  using out = temporaryFolder()
  const templateFile = template === 'marks' ? out.write('template.jinja', marks) : template
  const { code, signal } = await replay(out, mode, templateFile, flags)
  expect({ code, signal }).toEqual({ code: 0, signal: null })
  const written = runFiles(out.at('out'), taskOf(mode))
  expect(written.samples).toBe(golden(mode, `samples_${taskOf(mode)}_2026-01-01T00-00-00.000000.jsonl`))
  expect(written.submission).toBe(golden(mode, 'ruMMLU.json'))
})

test.each(['loglike', 'gen'])('%s: the printed table is the golden one', async (mode) => {
  using out = temporaryFolder()
  const { stdout } = await replay(out, mode, undefined, [])
  expect(stdout.slice(stdout.indexOf('\n') + 1)).toBe(golden(mode, 'table.txt'))
})

async function replay(out: TemporaryFolder, mode: string, template: string | undefined, flags: readonly string[]) {
  const answers = path.join(folder, mode)
  const data = path.join(folder, 'datasets')
  const model = `path=${answers}${template === undefined ? '' : `,chat_template=${template}`}`
  const what = ['--tasks', taskOf(mode), '--model', 'replay', '--model_args', model]
  return run('mera', [...what, '--data', data, '--output_path', 'out', ...flags], { cwd: out.path })
}

function taskOf(mode: string): string {
  return mode.includes('gen') ? 'rummlu_gen' : 'rummlu'
}

function golden(mode: string, name: string): string {
  return readFileSync(path.join(folder, mode, name), 'utf8')
}
