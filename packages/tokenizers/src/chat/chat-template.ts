import { Environment, Interpreter, parse, tokenize } from '@huggingface/jinja'
import { stripFunctions, usePythonStrip } from './python-strip.ts'
import { strftime } from './strftime.ts'

/** A parsed chat template. */
export interface ChatTemplate {
  /** @throws TemplateFailure if the template refuses the values. */
  render(variables: Readonly<Record<string, unknown>>): string
}

/** The template refused: `raise_exception`, or an operation that its values do not support. */
export class TemplateFailure extends Error {}

/**
 * Parses a template with the settings and functions that transformers gives it: `raise_exception`, `strftime_now`,
 * `tojson`, `{% generation %}`, trimmed blocks, Python's idea of whitespace in `trim`.
 *
 * @param now the clock behind `strftime_now`
 * @throws SyntaxError
 * @source transformers/utils/chat_template_utils.py (`_compile_jinja_template`), 5.23
 */
export function parseChatTemplate(source: string, now: (() => Date) | undefined): ChatTemplate {
  const program = parse(tokenize(source, { trim_blocks: true, lstrip_blocks: true }))
  usePythonStrip(program)
  return {
    render(variables) {
      try {
        const output: unknown = new Interpreter(environment(variables, now)).run(program).value
        return String(output)
      } catch (error) {
        throw new TemplateFailure(error instanceof Error ? error.message : String(error), { cause: error })
      }
    },
  }
}

function environment(
  variables: Readonly<Record<string, unknown>>,
  now: (() => Date) | undefined,
): Environment {
  const values = new Map<string, unknown>([
    ['true', true],
    ['false', false],
    ['none', null],
    ['True', true],
    ['False', false],
    ['None', null],
    ['range', range],
    ['raise_exception', raise],
    ['strftime_now', (format: string) => strftime(clock(now), format)],
    ...Object.entries(stripFunctions),
    ...Object.entries(variables),
  ])
  const scope = new Environment()
  for (const [name, value] of values) scope.set(name, value)
  return scope
}

function raise(message: unknown): never {
  throw new Error(String(message))
}

function clock(now: (() => Date) | undefined): Date {
  if (now === undefined) throw new Error('the template asks for the date, and no clock was given')
  return now()
}

function range(first: number, last?: number, step = 1): number[] {
  const [start, stop] = last === undefined ? [0, first] : [first, last]
  if (step === 0) throw new Error('range() arg 3 must not be zero')
  const numbers: number[] = []
  for (let n = start; step > 0 ? n < stop : n > stop; n += step) numbers.push(n)
  return numbers
}
