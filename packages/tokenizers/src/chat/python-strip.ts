import { pyLstrip, pyRstrip, pyStrip } from '@eval/pystd'

// The library strips what JavaScript calls whitespace: U+FEFF too, but not U+001C to U+001F and U+0085.
/** What {@link usePythonStrip} calls; they must be among the variables. */
export const stripFunctions: Readonly<Record<string, (text: unknown, chars?: unknown) => string>> = {
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
export function usePythonStrip(tree: object): void {
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
  return Object.hasOwn(stripFunctions, name) ? call(name, [callee.object, ...(node.args ?? [])]) : undefined
}

function call(name: string, args: readonly (SyntaxNode | undefined)[]): SyntaxNode {
  return {
    type: 'CallExpression',
    callee: { type: 'Identifier', value: name },
    args: args.filter((argument) => argument !== undefined),
  }
}
