import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { run } from '../support/command.ts'
import { repositoryRoot } from '../support/repository.ts'
import { runFiles } from '../support/run-files.ts'
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts'

const mera = path.join(process.env['EVAL_SHARED'] ?? path.join(repositoryRoot, '../shared'), 'mera')

const system = ['--system_instruction', 'Ты — полезный ассистент.\nОтвечай кратко.']
const marks = `{% for m in messages %}<|im_start|>{{ m.role }}
{{ m.content }}<|im_end|>
{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant
{% endif %}`
const chat = '--apply_chat_template'
const multiturn = '--fewshot_as_multiturn'
const later = ['--profile', '0.4.8']

describe.skipIf(!existsSync(mera))('ruMMLU, against logs of MERA (needs the shared folder)', () => {
  test.each<[mode: string, template: 'json' | 'marks' | undefined, flags: readonly string[]]>([
    ['golden/loglike', undefined, []],
    ['golden/gen', undefined, []],
    ['golden/gen-plain-system', undefined, system],
    ['golden/gen-chat-single', 'json', [chat]],
    ['golden/gen-chat-multiturn-system', 'json', [chat, multiturn, ...system]],
    ['golden/loglike-chat-multiturn', 'marks', [chat, multiturn]],
    ['golden-0.4.8/loglike-plain', undefined, [...later, '--no_chat_template']],
    ['golden-0.4.8/loglike-chat-multiturn', 'marks', later],
    ['golden-0.4.8/gen-chat-multiturn', 'json', later],
  ])(
    '%s: a replayed run writes the same log and submission, byte for byte',
    async (mode, template, flags) => {
      using out = temporaryFolder()
      const task = mode.includes('/gen') ? 'rummlu_gen' : 'rummlu'
      const { code, stderr } = await replay(out, mode, task, template, flags)
      expect({ code, stderr }).toEqual({ code: 0, stderr: expect.anything() })
      const written = runFiles(out.at('out'), task)
      expect(written.samples).toBe(recorded(mode, `logs/**/samples_${task}_2*.jsonl`))
      expect(written.submission).toBe(recorded(mode, 'submission/ruMMLU.json'))
    },
  )
})

async function replay(
  out: TemporaryFolder,
  mode: string,
  task: string,
  template: 'json' | 'marks' | undefined,
  flags: readonly string[],
) {
  const file = template === 'marks' ? out.write('template.jinja', marks) : template
  const answers = `path=${path.join(mera, mode, 'logs')}${file === undefined ? '' : `,chat_template=${file}`}`
  const model = ['--model', 'replay', '--model_args', answers]
  const data = ['--data', path.join(mera, 'golden/datasets')]
  return run('mera', ['--tasks', task, ...model, ...data, '--output_path', 'out', ...flags], {
    cwd: out.path,
  })
}

/** Text of the only file that matches. */
function recorded(mode: string, pattern: string): string {
  const [name = 'missing'] = globSync(pattern, { cwd: path.join(mera, mode) })
  return readFileSync(path.join(mera, mode, name), 'utf8')
}
