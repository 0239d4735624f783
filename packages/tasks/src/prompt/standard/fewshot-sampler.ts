import { DataError, type Doc } from '@eval/core'
import { dictSize, pyEquals, PyRandom, pyRepr, type PyValue } from '@eval/pystd'

/** Draws `count` examples; each call moves the sampler's random generator on. `evaluated` is left out of the draw. */
export type FewshotSampler = (count: number, evaluated: Doc | undefined) => readonly Doc[]

/** Gives each document the examples that were drawn for it: those of the first one first. */
export function drawnExamples(examples: readonly (readonly Doc[])[]): FewshotSampler {
  let asked = 0
  return () => {
    const drawn = examples[asked++]
    if (drawn !== undefined) return drawn
    throw new Error(`the sampler was asked for the examples of only ${examples.length} documents`)
  }
}

/**
 * The sampler of a task's `fewshot_config`.
 * @throws DataError for a name that is none of lm_eval's.
 */
export function fewshotSampler(
  name: PyValue | undefined,
  pool: readonly Doc[],
  seed: number,
): FewshotSampler {
  const make = fewshotSamplers[typeof name === 'string' ? name : 'default']
  if (make !== undefined && (name === undefined || typeof name === 'string')) return make(pool, seed)
  throw new DataError(
    `\`fewshot_config.sampler\` cannot be ${pyRepr(name ?? null)}. Known: ${Object.keys(fewshotSamplers).join(', ')}.`,
  )
}

/**
 * The samplers of lm_eval. `default`: one generator per task, one draw per document. `first_n`: the first ones.
 * @source lm_eval/api/samplers.py (0.4.13)
 */
const fewshotSamplers: Readonly<Record<string, (pool: readonly Doc[], seed: number) => FewshotSampler>> = {
  default: (pool, seed) => {
    const random = new PyRandom(seed)
    return (count, evaluated) => (count === 0 ? [] : drawn(random, pool, count, evaluated))
  },
  first_n: (pool) => (count, evaluated) => {
    const rest = evaluated === undefined ? pool : without(pool, evaluated)
    if (count > rest.length) throw tooFew(count, rest.length)
    return rest.slice(0, count)
  },
}

function drawn(
  random: PyRandom,
  pool: readonly Doc[],
  count: number,
  evaluated: Doc | undefined,
): readonly Doc[] {
  // Parity: a document without columns counts as none.
  if (evaluated === undefined || dictSize(evaluated) === 0) return sample(random, pool, count)
  const kept = without(sample(random, pool, count + 1), evaluated).slice(0, count)
  // Parity: where several copies of the document were drawn, a second draw is made, and the random numbers are spent.
  return kept.length < count ? sample(random, without(pool, evaluated), count) : kept
}

function sample(random: PyRandom, pool: readonly Doc[], count: number): readonly Doc[] {
  if (count > pool.length) throw tooFew(count, pool.length)
  return random.sample(pool, count)
}

function without(pool: readonly Doc[], doc: Doc): readonly Doc[] {
  return pool.filter((candidate) => !pyEquals(candidate, doc))
}

function tooFew(wanted: number, there: number): DataError {
  return new DataError(
    `${wanted} few-shot examples are wanted, and there are only ${there}. Lower --num_fewshot or check the data.`,
  )
}
