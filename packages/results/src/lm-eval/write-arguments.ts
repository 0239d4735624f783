import type { JsonBytes, PyValue } from '@eval/pystd'
import type { PromptEscapes } from './prompt-escapes.ts'

/** Writes the arguments of a document's requests: `{"gen_args_0": {"arg_0": context, "arg_1": continuation}, …}`. */
export function writeArguments(
  requests: readonly (readonly PyValue[])[],
  out: JsonBytes,
  prompts: PromptEscapes,
): void {
  out.raw('{')
  for (const [request, values] of requests.entries()) {
    out.raw(`${request === 0 ? '' : ', '}"gen_args_${request}": {`)
    for (const [index, value] of values.entries()) {
      out.raw(`${index === 0 ? '' : ', '}"arg_${index}": `)
      if (index === 0) writePrompt(value, out, prompts)
      else out.value(value)
    }
    out.raw('}')
  }
  out.raw('}')
}

/** A text; or a conversation as JSON text, in a list. */
function writePrompt(value: PyValue, out: JsonBytes, prompts: PromptEscapes): void {
  const [text = value, ...others] = Array.isArray(value) ? value : []
  if (typeof text !== 'string' || others.length > 0) return out.value(value)
  const { start, rest } = prompts.escape(text)
  out.raw(Array.isArray(value) ? '["' : '"')
  out.raw(start)
  out.raw(rest)
  out.raw(Array.isArray(value) ? '"]' : '"')
}
