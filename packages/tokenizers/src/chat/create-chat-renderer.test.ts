import { type ChatMessage, ModelError, UsageError } from '@eval/core'
import { describe, expect, test } from 'vitest'
import { type ChatRendererOptions, createChatRenderer } from './create-chat-renderer.ts'

const system: ChatMessage = { role: 'system', content: 'Be brief.' }
const question: ChatMessage = { role: 'user', content: ' 2 + 2? \n' }
const start: ChatMessage = { role: 'assistant', content: 'It is ' }

const marks =
  '{{ bos_token }}{% for m in messages %}\n  {% if true %}<{{ m.role }}>{{ m.content | trim }}</>{% endif %}\n{% endfor %}\n{% if add_generation_prompt %}<assistant>{% endif %}'

function render(
  template: string,
  messages: readonly ChatMessage[],
  options: Partial<ChatRendererOptions> & { readonly open?: boolean } = {},
): unknown {
  const { open: addGenerationPrompt = true, ...rest } = options
  return createChatRenderer({ template, ...rest }).render(messages, { addGenerationPrompt })
}

// Expected texts by transformers 5.23 with jinja2 3.1.6.
describe('rendering', () => {
  test('special tokens, trimmed blocks, generation prompt', () => {
    expect(render(marks, [system, question], { specialTokens: { bos_token: '<s>' } })).toBe(
      '<s><system>Be brief.</><user>2 + 2?</><assistant>',
    )
  })

  test('the last message is continued, its trailing blanks gone where the template trims', () => {
    expect(render(marks, [question, start], { open: false })).toBe('<user>2 + 2?</><assistant>It is')
    const verbatim = '{% for m in messages %}[{{ m.content }}]{% endfor %}'
    expect(render(verbatim, [question, start], { open: false })).toBe('[ 2 + 2? \n][It is ')
  })

  test('variables win over special tokens', () => {
    const template =
      '{{ bos_token }}{% if enable_thinking is defined and enable_thinking is false %}no{% endif %}'
    const variables = { enable_thinking: false, bos_token: 'B' }
    expect(render(template, [question], { specialTokens: { bos_token: 'A' }, variables })).toBe('Bno')
    expect(render(template, [question], { specialTokens: { bos_token: 'A' } })).toBe('A')
  })

  test("whitespace is Python's", () => {
    const content = '\ufeff\u0085x\u001c'
    const template =
      '{{ messages[0].content | trim }}|{{ messages[0].content.strip() }}|{{ messages[0].content.rstrip("x\u001c") }}'
    expect(render(template, [{ role: 'user', content }])).toBe('\ufeff\u0085x|\ufeff\u0085x|\ufeff\u0085')
  })

  test('generation marks leave no trace', () => {
    const template = '{% for m in messages %}{% generation %}{{ m.content }}{% endgeneration %}{% endfor %}'
    expect(render(template, [system])).toBe('Be brief.')
  })

  test('tojson keeps Russian text and Python separators', () => {
    expect(render('{{ messages | tojson }}', [{ role: 'user', content: 'Да' }])).toBe(
      '[{"role": "user", "content": "Да"}]',
    )
  })

  test('the date comes from the clock that was passed in', () => {
    const now = (): Date => new Date(2024, 6, 5, 15, 4)
    expect(render("{{ strftime_now('%d %b %Y, %-d %B %y %H:%M %I%p %A %j %q') }}", [system], { now })).toBe(
      '05 Jul 2024, 5 July 24 15:04 03PM Friday 187 %q',
    )
    expect(() => render("{{ strftime_now('%Y') }}", [question])).toThrow(/no clock was given/)
  })

  test('parts of a message: text, and media by type', () => {
    const template = '{% for p in messages[0].content %}<{{ p.type }}:{{ p.text }}>{% endfor %}'
    const content = [
      { type: 'image', mediaType: 'image/png', bytes: new Uint8Array(1) },
      { type: 'text', text: 'What is it?' },
    ] as const
    expect(render(template, [{ role: 'user', content }])).toBe('<image:><text:What is it?>')
    expect(render(template, [{ role: 'user', content }], { open: false })).toBe('<image:><text:What is it?')
  })
})

describe('refusals', () => {
  const alternating =
    "{% if messages[0].role == 'system' %}{{ raise_exception('no system here') }}{% endif %}{% for m in messages %}{{ m.content }}{% endfor %}"

  test('the system message is dropped, with a warning', () => {
    const warnings: string[] = []
    const warn = (message: string): number => warnings.push(message)
    expect(render(alternating, [system, start], { warn })).toBe('It is ')
    expect(warnings).toEqual([expect.stringContaining('no system here')])
  })

  test('a template that refuses everything is a usage error with its words', () => {
    const template = "{{ raise_exception('not like this') }}"
    expect(() => render(template, [question])).toThrow(UsageError)
    expect(() => render(template, [question])).toThrow(/roles user\): not like this/)
  })

  test('nothing to render, nothing to continue', () => {
    expect(() => render(alternating, [system])).toThrow(/at least one message/)
    expect(() => render('{{ messages[0].content }}', [question, start], { open: false })).toThrow(
      /drops the final message.*It is/,
    )
    expect(() => render('fixed', [question], { open: false })).toThrow(/does not show the content/)
  })

  test('a template that is none', () => {
    expect(() => createChatRenderer({ template: '{% for %}' })).toThrow(ModelError)
  })
})
