import { Environment, Interpreter, parse, tokenize } from '@huggingface/jinja'
import { pyLstrip, pyRstrip, pyStrip } from '@eval/pystd'
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
    ...Object.entries(strips),
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

// The library strips what JavaScript calls whitespace: U+FEFF too, but not U+001C to U+001F and U+0085.
const strips: Readonly<Record<string, (text: unknown, chars?: unknown) => string>> = {
  __strip: stripper(pyStrip),
  __lstrip: stripper(pyLstrip),
  __rstrip: stripper(pyRstrip),
}

function stripper(
  strip: (text: string, chars?: string) => string,
): (text: unknown, chars?: unknown) => string {
  return (text, chars) => {
    if (typeof text !== 'string') throw new Error('only text can be stripped')
    return typeof chars === 'string' ? strip(text, chars) : strip(text)
  }
}

/** Turns `x | trim` and `x.strip()` in a syntax tree into calls of our own functions. */
function usePythonStrip(tree: object): void {
  for (const [key, child] of Object.entries<unknown>({ ...tree })) {
    if (typeof child !== 'object' || child === null) continue
    usePythonStrip(child)
    const replacement = stripCall(child)
    if (replacement !== undefined) Object.assign(tree, { [key]: replacement })
  }
}

interface SyntaxNode {
  readonly type?: string
  readonly value?: unknown
  readonly operand?: SyntaxNode
  readonly filter?: SyntaxNode
  readonly callee?: SyntaxNode
  readonly object?: SyntaxNode
  readonly property?: SyntaxNode
  readonly computed?: boolean
  readonly args?: readonly SyntaxNode[]
}

function stripCall(node: SyntaxNode): SyntaxNode | undefined {
  if (node.type === 'FilterExpression' && node.filter?.type === 'Identifier' && node.filter.value === 'trim')
    return call('__strip', [node.operand])
  const { callee } = node
  if (node.type !== 'CallExpression' || callee?.type !== 'MemberExpression' || callee.computed === true)
    return undefined
  const name = `__${String(callee.property?.value)}`
  return Object.hasOwn(strips, name) ? call(name, [callee.object, ...(node.args ?? [])]) : undefined
}

function call(name: string, args: readonly (SyntaxNode | undefined)[]): SyntaxNode {
  return {
    type: 'CallExpression',
    callee: { type: 'Identifier', value: name },
    args: args.filter((argument) => argument !== undefined),
  }
}
