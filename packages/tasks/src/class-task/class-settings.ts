import type { PythonReference, PythonTaskSettings } from '@eval/core'
import { dictEntries, dictFromEntries, isDict, type PyRecord, type PyValue, pyStr } from '@eval/pystd'
import path from 'node:path'
import { type FunctionReference, isFunctionReference } from '../loading/function-reference.ts'
import { isList } from '../loading/shapes.ts'
import type { ClassTask, Task } from '../task/task.ts'

/** Keys of a file that lm_eval takes away before it makes a task. */
const NOT_GIVEN: ReadonlySet<string> = new Set(['tag', 'class', 'class_keys', 'metadata'])

/** What an object of a task's class is made with. @source lm_eval/tasks/_factory.py `_build_task` (0.4.13) */
export function classSettings(
  task: Task,
  { generation, numFewshot }: ClassTask,
  fewshotSeed: number,
): PythonTaskSettings {
  const functions: PythonReference[] = []
  const root = path.resolve(task.library.root)
  const numbered = (value: PyValue): PyValue => {
    if (isList(value)) return value.map(numbered)
    if (!isDict(value)) return value
    if (isFunctionReference(value)) return { '!function': functions.push(referenceOf(value, root)) - 1 }
    return dictFromEntries(dictEntries(value).map(([key, item]) => [key, numbered(item)] as const))
  }
  const said = Object.entries<PyValue>(Object.fromEntries(Object.entries(task.config)))
  const own = Object.entries(task.config.class_keys ?? {})
  const given = [...said.filter(([key]) => !NOT_GIVEN.has(key)), ...own]
  const config: PyRecord = {
    ...Object.fromEntries(given.map(([key, value]) => [pyStr(key), numbered(value)])),
    class: { '!function': null },
    metadata: task.metadata,
  }
  return { name: task.name, config, functions, generation, numFewshot, fewshotSeed }
}

function referenceOf({ file, module, name }: FunctionReference, root: string): PythonReference {
  return { folder: path.resolve(path.dirname(file)), module, name, root }
}
