import path from 'node:path'
import type { FunctionReference } from '../loading/function-reference.ts'

const LIBRARY = '/lm_eval/tasks/'

/**
 * What Python's `str` gives of a function or class, as lm_eval's results show those that lie inside other keys.
 * Parity: the address means nothing.
 * @param text - What `inspect.getsource` gives of it, or its `str` where it has no source, as a partial has none.
 */
export function shownObject(reference: FunctionReference, text: string): string {
  if (text.startsWith('functools.partial(')) return text
  const defined = /^[ \t]*(?:async[ \t]+)?(def|class)[ \t]+(\w+)/m.exec(text)
  if (defined?.[1] === 'class') return `<class '${pythonModule(reference)}.${defined[2]}'>`
  if (defined === null) return `<function <lambda> at 0x0>`
  return `<function ${defined[2]} at 0x0>`
}

/** The name that lm_eval gives the module. @source lm_eval/tasks/_yaml_loader.py `_load_module_with_cache`, 0.4.13 */
function pythonModule({ file, module }: FunctionReference): string {
  const place = path.resolve(path.dirname(file), module.replaceAll('.', '/')).replaceAll(path.sep, '/')
  const inner = place.indexOf(LIBRARY)
  if (inner === -1) return place
  return `lm_eval.tasks.${place.slice(inner + LIBRARY.length).replaceAll('/', '.')}`
}
