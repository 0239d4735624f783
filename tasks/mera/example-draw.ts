import { DataError, type Doc, type PromptSettings, type PromptTask } from '@eval/core'
import { dictGet, dictSize, isDict, pyEquals, PyRandom, pyRepr, type PyValue } from '@eval/pystd'
import { recordMeta } from './record-field.ts'

/** Draws the examples of one document. Each call moves the task's random generator on. */
export type ExampleDraw = (doc: Doc) => readonly Doc[]

/**
 * MERA's few-shot sampler: one generator per task; examples of the record's own domain, else of its own `id_task`, else of
 * the whole pool; an example equal to the record itself is dropped and not replaced.
 * @source MERA benchmark_tasks/custom_samplers.py FewshotSampler.sample (v1.2.0)
 */
export function exampleDraw(task: PromptTask, settings: PromptSettings): ExampleDraw {
  const random = new PyRandom(settings.fewshotSeed)
  const candidatesOf = candidateSearch(task.fewshotPool)
  return (doc) => {
    const { candidates, condition } = candidatesOf(doc)
    if (candidates.length < settings.numFewshot)
      throw tooFew(candidates.length, settings.numFewshot, condition)
    return random.sample(candidates, settings.numFewshot).filter((example) => !pyEquals(example, doc))
  }
}

interface Candidates {
  readonly candidates: readonly Doc[]
  /** For messages: ` with meta.domain 'anatomy'`. */
  readonly condition: string
}

function candidateSearch(pool: readonly Doc[]): (doc: Doc) => Candidates {
  const known = new Map<PyValue, Candidates>()
  const everything: Candidates = { candidates: pool, condition: '' }
  return (doc) => {
    const meta = recordMeta(doc)
    for (const key of ['domain', 'id_task']) {
      const wanted = dictGet(meta, key)
      if (wanted === undefined || !isTruthy(wanted)) continue
      const found = known.get(wanted) ?? candidatesWith(pool, key, wanted)
      known.set(wanted, found)
      return found
    }
    return everything
  }
}

function candidatesWith(pool: readonly Doc[], key: string, wanted: PyValue): Candidates {
  const candidates = pool.filter((example) => {
    const value = dictGet(recordMeta(example), key)
    return value !== undefined && pyEquals(value, wanted)
  })
  return { candidates, condition: ` with meta.${key} ${pyRepr(wanted)}` }
}

function isTruthy(value: PyValue): boolean {
  if (Array.isArray(value)) return value.length > 0
  return isDict(value) ? dictSize(value) > 0 : Boolean(value?.valueOf())
}

function tooFew(there: number, wanted: number, condition: string): DataError {
  return new DataError(
    `${wanted} few-shot examples${condition} are wanted, and there are only ${there}. Lower --num_fewshot or check the data.`,
  )
}
