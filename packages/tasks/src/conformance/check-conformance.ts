import { EvalError } from '@eval/core'
import type { TaskConfig } from '../config/task-config.ts'
import type { OpenPython } from '../functions/helper.ts'
import { loadFunctions } from '../functions/load-functions.ts'
import type { FileEntry, TaskIndex } from '../index/task-index.ts'
import { compileTemplate, type Template } from '../prompt/template/compile-template.ts'
import { namedPrompt } from '../task/named/named-prompt.ts'
import { buildTask } from '../task/build-task.ts'
import { loadStrategy } from '../task/load-strategy.ts'
import { countRequests } from './count-requests.ts'
import { type FunctionFinding, functionFindings } from './function-findings.ts'
import { reasonOf } from './reason-of.ts'
import { rememberingPython } from './remembering-python.ts'
import type { ConformanceProblem, ConformanceStage, TaskConformance } from './task-conformance.ts'
import { type TaskFinding, taskFindings } from './task-findings.ts'
import { taskNeeds } from './task-needs.ts'
import { taskTemplates } from './task-templates.ts'

export interface ConformanceSettings {
  /** Runs Python functions that have no TypeScript port; absent: there is no Python. */
  readonly python?: OpenPython
  /** Which tasks and groups are looked at; absent: all. */
  readonly only?: (entry: FileEntry) => boolean
}

/**
 * What can be said of the tasks and groups of an index without their data and without a model: whether each loads, its
 * templates compile, its functions are there, and it builds requests on a made-up document.
 */
export async function* checkConformance(
  index: TaskIndex,
  { python, only }: ConformanceSettings,
): AsyncGenerator<TaskConformance, void, undefined> {
  const tools: Tools = {
    compile: rememberingCompiler(),
    ...(python === undefined ? {} : { python: rememberingPython(python) }),
  }
  const begun: Promise<TaskConformance>[] = []
  for await (const finding of taskFindings(index, only)) {
    const one = conformance(finding, tools)
    // It is awaited in its turn.
    one.catch(() => {})
    begun.push(one)
    const [next] = begun.length < AHEAD ? [] : begun.splice(0, 1)
    if (next !== undefined) yield await next
  }
  for (const one of begun) yield await one
}

/** Tasks that are under way at a time: files are read while Python imports. */
const AHEAD = 64

interface Tools {
  readonly compile: (source: string) => Template
  readonly python?: OpenPython
}

async function conformance(finding: TaskFinding, tools: Tools): Promise<TaskConformance> {
  const { entry, config, problem } = finding
  const nothing = { entry, functions: [], needs: [] }
  if (problem !== undefined) return { ...nothing, problem: problemAt('file', problem) }
  if (config === undefined) return nothing
  const functions = await functionFindings(finding.functions, entry.library, tools.python)
  const checked = { entry, functions, needs: taskNeeds(config, functions) }
  const lacking = functions.find((found) => found.problem !== undefined)?.problem
  const stopped =
    (await problemIn('templates', () => compileAll(config, tools))) ??
    (lacking === undefined ? undefined : problemAt('functions', lacking)) ??
    (await problemIn('support', async () => void (await namedPrompt(config, entry.file))))
  if (stopped !== undefined) return { ...checked, problem: stopped }
  return { ...checked, ...(await requestsOf(config, entry, functions, tools)) }
}

/** Keys whose functions decide what a document is. */
const DOCUMENT_KEYS = /^(?:process_docs|custom_dataset|class|description|doc_to_\w+|fewshot_config\..*)$/

async function requestsOf(
  config: TaskConfig,
  entry: FileEntry,
  functions: readonly FunctionFinding[],
  { compile, python }: Tools,
): Promise<Pick<TaskConformance, 'requests' | 'problem'>> {
  let requests: number | undefined
  const problem = await problemIn('requests', async () => {
    const strategy = await loadStrategy(config, entry)
    const loaded = await loadFunctions(config, entry.library, python)
    const prompt = config.class === undefined ? await namedPrompt(config, entry.file) : undefined
    const task = buildTask({
      config,
      entry,
      functions: loaded,
      overrides: {},
      ...(strategy === undefined ? {} : { strategy }),
      ...(prompt === undefined ? {} : { prompt }),
    })
    if (strategy !== undefined || functions.some(({ key }) => DOCUMENT_KEYS.test(key))) return
    requests = countRequests(task, compile)
  })
  if (problem !== undefined) return { problem }
  return requests === undefined ? {} : { requests }
}

function compileAll(config: TaskConfig, { compile }: Tools): void {
  for (const source of taskTemplates(config).values()) compile(source)
}

/** Tasks share templates: each is compiled once. */
function rememberingCompiler(): (source: string) => Template {
  const known = new Map<string, Template>()
  return (source) => {
    const template = known.get(source) ?? compileTemplate(source)
    known.set(source, template)
    return template
  }
}

async function problemIn(
  stage: ConformanceStage,
  action: () => void | Promise<void>,
): Promise<ConformanceProblem | undefined> {
  try {
    await action()
    return undefined
  } catch (error) {
    if (error instanceof EvalError) return problemAt(stage, error.message)
    throw error
  }
}

function problemAt(stage: ConformanceStage, message: string): ConformanceProblem {
  return { stage, message, reason: reasonOf(message) }
}
