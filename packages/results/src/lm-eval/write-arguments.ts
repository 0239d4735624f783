import type { JsonBytes, PyValue } from '@eval/pystd'
import type { PromptEscapes } from './prompt-escapes.ts'

/** A context, and where it stands in the output. */
interface WrittenContext {
  readonly context: PyValue
  readonly start: number
  readonly end: number
}

const OPENINGS: Readonly<Record<'gen_args' | 'arg', string[]>> = { gen_args: [], arg: [] }

/** Writes the arguments of a document's requests: `{"gen_args_0": {"arg_0": context, "arg_1": continuation}, …}`. */
export function writeArguments(
  requests: readonly (readonly PyValue[])[],
  out: JsonBytes,
  prompts: PromptEscapes,
): void {
  let known: WrittenContext | undefined
  out.raw('{')
  for (let request = 0; request < requests.length; request++) {
    const values = requests[request] ?? []
    out.raw(opening('gen_args', request))
    out.raw('{')
    for (let index = 0; index < values.length; index++) {
      const value = values[index] ?? null
      out.raw(opening('arg', index))
      if (index === 0) known = writeContext(value, known, out, prompts)
      else out.value(value)
    }
    out.raw('}')
  }
  out.raw('}')
}

/** What stands before a value: `"gen_args_0": `, `, "gen_args_1": `, … */
function opening(name: 'gen_args' | 'arg', index: number): string {
  return (OPENINGS[name][index] ??= `${index === 0 ? '' : ', '}"${name}_${index}": `)
}

/** Requests of a document often have the same context. */
function writeContext(
  context: PyValue,
  known: WrittenContext | undefined,
  out: JsonBytes,
  prompts: PromptEscapes,
): WrittenContext {
  if (context === known?.context) {
    out.again(known.start, known.end)
    return known
  }
  const start = out.length
  writePrompt(context, out, prompts)
  return { context, start, end: out.length }
}

/** A text; or a conversation as JSON text, in a list. */
function writePrompt(prompt: PyValue, out: JsonBytes, prompts: PromptEscapes): void {
  const isList = Array.isArray(prompt)
  const [text, ...others]: readonly PyValue[] = isList ? prompt : [prompt]
  if (typeof text !== 'string' || others.length > 0) return out.value(prompt)
  const { start, rest } = prompts.escape(text)
  out.raw(isList ? '["' : '"')
  out.raw(start)
  out.raw(rest)
  out.raw(isList ? '"]' : '"')
}
